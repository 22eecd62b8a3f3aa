using System.Security.Cryptography;
using System.Text;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting.Formats;

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    /// <summary>Not decided: nothing is said to hold.</summary>
    Warning,

    /// <summary>Refuted.</summary>
    Error,

    /// <summary>The tool contradicts itself.</summary>
    Defect,
}

/// <summary>One thing that a program which collects findings gets to know: a cause, or a guarantee that no cause explains.</summary>
/// <param name="Subject">The code that has it.</param>
/// <param name="Rule">The id of the guarantee that the finding is filed under.</param>
/// <param name="Guarantees">The ids of all guarantees that it is about.</param>
/// <param name="Title">One line.</param>
/// <param name="Message">Some sentences.</param>
/// <param name="Place">The line to point to; null where no file was read.</param>
/// <param name="Cause">Null for a guarantee that no cause explains.</param>
internal sealed record Finding(
    SubjectResult Subject,
    Severity Severity,
    string Rule,
    IReadOnlyList<string> Guarantees,
    string Title,
    string Message,
    ShownLine? Place,
    CauseResult? Cause)
{
    /// <summary>Stays the same when lines move: of the subject, what is wrong and the text of the line.</summary>
    public string Fingerprint
    {
        get
        {
            string?[] parts = [Subject.Name, Cause?.Id ?? Rule, Title, Place?.File, Place?.Text?.Trim()];
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32];
        }
    }

    /// <summary>The findings of the checked subjects, the worst of each first.</summary>
    public static IReadOnlyList<Finding> Of(CheckResult result, ReportSettings settings) =>
    [
        .. result.Subjects.Where(subject => subject.Role == SubjectRole.Checked)
            .SelectMany(subject => Of(subject, settings)
                .OrderByDescending(finding => finding.Severity)),
    ];

    private static IEnumerable<Finding> Of(SubjectResult subject, ReportSettings settings)
    {
        foreach (var cause in subject.Causes)
        {
            yield return new Finding(
                subject,
                cause.ExampleOf(subject) is { Replayed: false } ? Severity.Defect : Severity.Error,
                cause.Shown.Guarantee,
                cause.Guarantees,
                cause.Title,
                $"{cause.Title}. Example: {cause.Example}. It hurts {string.Join(", ", cause.Hurts.Select(Words.Of))}: "
                    + $"{cause.Consequence.TrimEnd('.')}. It breaks {string.Join(", ", cause.Guarantees)}.",
                cause.Line ?? EntryOf(subject, settings.EntryPoint),
                cause);
        }

        var explained = subject.Causes.SelectMany(cause => cause.Guarantees).ToHashSet();
        foreach (var guarantee in subject.Guarantees)
        {
            var standing = Standings.Of(guarantee, settings.AllowBounded);
            if (standing != Standing.Holds && (standing == Standing.Defect || !explained.Contains(guarantee.Id)))
            {
                yield return OfGuarantee(subject, guarantee, standing, settings.EntryPoint);
            }
        }
    }

    private static Finding OfGuarantee(SubjectResult subject, GuaranteeResult guarantee, Standing standing, string entryPoint)
    {
        var title = $"{guarantee.Id} is not proved: {Words.Of(guarantee).Text}";
        return new Finding(
            subject,
            standing switch
            {
                Standing.Defect => Severity.Defect,
                Standing.Refuted => Severity.Error,
                _ => Severity.Warning,
            },
            guarantee.Id,
            [guarantee.Id],
            title,
            $"{title}. {guarantee.Sentence} {Reasons.Of(guarantee)}",
            Findings.Shown(guarantee)?.Counterexample?.DecidedAt is { Line: not null } decided ? decided : EntryOf(subject, entryPoint),
            null);
    }

    private static ShownLine? EntryOf(SubjectResult subject, string entryPoint)
    {
        var read = subject.Sources.Where(source => source is { File: not null, Line: not null }).ToList();
        return (read.Find(source => source.Function == entryPoint) ?? read.FirstOrDefault()) is { } source
            ? new ShownLine(source.File!, source.Line)
            : null;
    }
}
