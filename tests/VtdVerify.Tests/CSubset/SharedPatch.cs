using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;
using VtdVerify.CSubset;

namespace VtdVerify.Tests.CSubset;

/// <summary>The hunks of the posted patch, which lies beside the repository and is never part of it.</summary>
internal static partial class SharedPatch
{
    public static IReadOnlyList<SourceSegment> Segments()
    {
        var page = File.ReadAllText(PathOrIgnore());
        using var json = JsonDocument.Parse(page[(page.IndexOf("\n{", StringComparison.Ordinal) + 1)..]);
        var diff = json.RootElement.GetProperty("diff").GetString()!;
        var segments = new List<SourceSegment>();
        var lines = new List<SourceLine>();
        foreach (var line in diff.Split('\n'))
        {
            var header = HunkHeader().Match(line);
            if (header.Success)
            {
                lines = [];
                var first = int.Parse(header.Groups["first"].Value, CultureInfo.InvariantCulture);
                segments.Add(new SourceSegment("hw/i386/intel_iommu.c", first, lines, header.Groups["heading"].Value));
            }
            else if (segments.Count > 0 && line.Length > 0 && line[0] is '+' or ' ')
            {
                lines.Add(new SourceLine(line[1..], line[0] == '+'));
            }
        }

        return segments;
    }

    private static string PathOrIgnore()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "VtdVerify.sln")))
        {
            root = root.Parent;
        }

        var shared = Environment.GetEnvironmentVariable("VTDVERIFY_SHARED") ?? Path.Combine(root?.Parent?.FullName ?? string.Empty, "shared");
        var path = Path.Combine(shared, "patches", "patchwork-2175431.txt");
        if (!File.Exists(path))
        {
            Assert.Ignore($"{path} is absent; set VTDVERIFY_SHARED to the folder that holds patches/.");
        }

        return path;
    }

    [GeneratedRegex(@"^@@ -\S+ \+(?<first>\d+)\S* @@ ?(?<heading>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HunkHeader();
}
