using System.Globalization;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting.Formats;

/// <summary>GitHub's workflow commands: one annotation for each finding, on its line.</summary>
internal sealed class GitHubFormat : IReportFormat
{
    public string Name => "github";

    public string Reader => "GitHub's checks (annotations)";

    public string Write(CheckResult result, ReportSettings settings) =>
        string.Concat(Finding.Of(result, settings).Select(finding => $"{Command(finding)}\n"));

    private static string Command(Finding finding)
    {
        IEnumerable<string> properties =
        [
            .. finding.Place is { } place ? [$"file={Property(place.File)}"] : Array.Empty<string>(),
            .. finding.Place?.Line is { } line ? [Number("line", line)] : Array.Empty<string>(),
            .. finding.Place is { Line: not null, Column: { } column } ? [Number("col", column)] : Array.Empty<string>(),
            $"title={Property($"vtdverify: {finding.Rule}")}",
        ];
        var level = finding.Severity == Severity.Warning ? "warning" : "error";
        return $"::{level} {string.Join(',', properties)}::{Data(finding.Message)}";
    }

    private static string Number(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value}");

    private static string Data(string text) =>
        Printable.OneLine(text).Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
