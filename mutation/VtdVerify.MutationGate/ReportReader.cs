using System.Text.RegularExpressions;

namespace VtdVerify.MutationGate;

/// <summary>Reads mutation-report.json.</summary>
internal static partial class ReportReader
{
    /// <summary>Reads a report.</summary>
    /// <exception cref="GateInputException">There is no such file, or it is no report.</exception>
    public static StrykerReport Read(string path)
    {
        var json = JsonFile.Read<ReportJson>(path, "a report of Stryker in JSON", "mutation/run makes one");
        var tests = (json.TestFiles?.Values ?? []).SelectMany(file => file.Tests ?? []).ToLookup(test => test.Id, test => test.Name);
        var files = json.Files.ToDictionary(file => Within(json.ProjectRoot, file.Key), file => file.Value);
        return new StrykerReport(
            files.ToDictionary(file => file.Key, file => file.Value.Source),
            [.. files.SelectMany(file => file.Value.Mutants.Select(mutant => Read(file.Key, file.Value.Source, mutant, tests)))]);
    }

    /// <summary>One blank for each run of them, so that a mutant is known again after a move.</summary>
    public static string OneLine(string code) => Blanks().Replace(code, " ").Trim();

    private static StrykerMutant Read(string file, string source, ReportJson.MutantResult mutant, ILookup<string, string> tests) => new(
        file,
        (mutant.Location.Start.Line, mutant.Location.Start.Column),
        mutant.MutatorName,
        OneLine(TextAt(source, mutant.Location)),
        OneLine(mutant.Replacement ?? string.Empty),
        mutant.Status,
        mutant.StatusReason ?? string.Empty,
        [.. (mutant.KilledBy ?? []).SelectMany(id => tests[id]).Order(StringComparer.Ordinal)]);

    /// <summary>The code that a span covers; what lies beyond the source is cut off.</summary>
    private static string TextAt(string source, ReportJson.Span span)
    {
        var (from, to) = (Offset(source, span.Start), Offset(source, span.End));
        return from < to ? source[from..to] : string.Empty;
    }

    private static int Offset(string source, ReportJson.Position position)
    {
        var offset = 0;
        for (var line = 1; line < position.Line; line++)
        {
            var end = source.IndexOf('\n', offset);
            if (end < 0)
            {
                return source.Length;
            }

            offset = end + 1;
        }

        return Math.Clamp(offset + position.Column - 1, 0, source.Length);
    }

    private static string Within(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
