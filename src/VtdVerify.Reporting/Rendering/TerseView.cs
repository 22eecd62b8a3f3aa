using System.Globalization;

namespace VtdVerify.Reporting.Rendering;

/// <summary>
/// One line for each guarantee that does not hold, as compilers and checkpatch print them: <c>file:line: severity: guarantee: message</c>.
/// </summary>
public static class TerseView
{
    /// <summary>Writes what is refuted or in error, then what is undecided; nothing where every guarantee holds.</summary>
    /// <param name="allowBounded">As for <see cref="ExitCodes.Of(CheckResult, bool)"/>.</param>
    /// <param name="entryPoint">The function whose first line is named where no line of code decides.</param>
    public static void Write(TextWriter output, CheckResult result, bool allowBounded, string entryPoint)
    {
        var judged = result.Subjects.Where(subject => subject.Role == SubjectRole.Checked).ToList();
        var findings =
            from subject in judged
            from guarantee in subject.Guarantees
            let standing = Standings.Of(guarantee, allowBounded)
            where standing != Standing.Holds
            group subject.Name by new Finding(Place(subject, guarantee, entryPoint), standing != Standing.Undecided, Message(guarantee))
            into same
            orderby same.Key.IsError descending
            select Text(same.Key, judged.Count > 1 ? same : []);
        foreach (var line in findings.Concat(judged.SelectMany(Scenarios)))
        {
            output.WriteLine(Printable.OneLine(line));
        }
    }

    private static IEnumerable<string> Scenarios(SubjectResult subject) =>
        from feature in subject.Features ?? []
        from failure in feature.Failures
        select $"{Place(failure.Feature, failure.Line)}: error: {failure.Name}: {failure.Step}: {failure.Message}";

    private static string Text(Finding finding, IEnumerable<string> subjects)
    {
        var line = $"{finding.Place}: {(finding.IsError ? "error" : "warning")}: {finding.Message}";
        var where = string.Join(", ", subjects);
        return where.Length == 0 ? line : $"{line} ({where})";
    }

    private static string Message(GuaranteeResult guarantee)
    {
        var reason = Reasons.Of(guarantee);
        var verdict = Standings.Of(guarantee, allowBounded: true) == Standing.Refuted ? string.Empty : $"{Words.Of(guarantee).Text}: ";
        return $"{guarantee.Id}: {verdict}{reason}";
    }

    private static string Place(SubjectResult subject, GuaranteeResult guarantee, string entryPoint)
    {
        if (Findings.Shown(guarantee)?.Counterexample?.DecidedAt is { Line: { } line } decided)
        {
            return Place(decided.File, line);
        }

        var read = subject.Sources.Where(source => source is { File: not null, Line: not null }).ToList();
        var source = read.Find(source => source.Function == entryPoint) ?? read.FirstOrDefault();
        return source is null ? subject.Name : Place(source.File!, source.Line!.Value);
    }

    private static string Place(string file, int line) => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");

    private sealed record Finding(string Place, bool IsError, string Message);
}
