using System.Text.Json.Nodes;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting.Formats;

/// <summary>GitLab's code quality report: one entry for each finding that has a line.</summary>
internal sealed class GitLabFormat : IReportFormat
{
    public string Name => "gitlab";

    public string Reader => "GitLab's merge requests (code quality)";

    public string Write(CheckResult result, ReportSettings settings) => JsonText.Of(JsonText.Array(
        Finding.Of(result, settings).DistinctBy(finding => finding.Fingerprint).Select(Entry)));

    private static JsonObject Entry(Finding finding) => new()
    {
        ["description"] = Printable.OneLine(finding.Message),
        ["check_name"] = $"vtdverify/{finding.Rule}",
        ["fingerprint"] = finding.Fingerprint,
        ["severity"] = SeverityOf(finding),
        ["location"] = new JsonObject
        {
            ["path"] = finding.Place?.File ?? finding.Subject.Name,
            ["lines"] = new JsonObject { ["begin"] = finding.Place?.Line ?? 1 },
        },
    };

    private static string SeverityOf(Finding finding) => finding switch
    {
        { Severity: Severity.Defect } => "blocker",
        { Severity: Severity.Warning } => "minor",
        { Cause: { } cause } when cause.Hurts.Contains(HarmKind.Guest) => "critical",
        _ => "major",
    };
}
