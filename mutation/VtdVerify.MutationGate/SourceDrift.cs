using System.Security.Cryptography;
using System.Text;

namespace VtdVerify.MutationGate;

/// <summary>
/// Holds the sources that a report speaks of against those that are there now. Of a file without a tested mutant Stryker may give no
/// source, so that only its name is compared.
/// </summary>
internal static class SourceDrift
{
    private const int ShownDigits = 12;

    /// <summary>What has changed since, or is missing on either side.</summary>
    /// <param name="sources">The mutated project's folder.</param>
    public static IEnumerable<string> Between(StrykerReport report, string sources)
    {
        var now = FilesOf(sources);
        var tested = report.Mutants.Where(mutant => mutant.Counts).Select(mutant => mutant.File).ToHashSet();
        foreach (var (file, source) in report.Sources.Where(one => tested.Contains(one.Key)))
        {
            var (then, current) = (Hash(source), now.TryGetValue(file, out var path) ? Hash(File.ReadAllText(path)) : "absent");
            if (then != current)
            {
                yield return $"{file}: the report is from other sources (sha256 {then}, now {current}): run it again";
            }
        }

        foreach (var file in now.Keys.Except(report.Sources.Keys).Order(StringComparer.Ordinal))
        {
            yield return $"{file}: not in the report, which is from other sources: run it again";
        }
    }

    private static Dictionary<string, string> FilesOf(string sources)
    {
        if (!Directory.Exists(sources))
        {
            throw new GateInputException(sources, "the folder of the mutated project", "name it");
        }

        return Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(sources, path).Replace('\\', '/'))
            .Where(file => file.Key.Split('/')[0] is not ("bin" or "obj"))
            .ToDictionary();
    }

    /// <summary>The hash of the text, whatever ends its lines.</summary>
    private static string Hash(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(bytes))[..ShownDigits];
    }
}
