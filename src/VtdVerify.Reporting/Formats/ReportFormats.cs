using VtdVerify.Reporting.Html;

namespace VtdVerify.Reporting.Formats;

/// <summary>Every format that a result is written in.</summary>
public static class ReportFormats
{
    /// <summary>By name. A test holds the list against the types that there are.</summary>
    public static IReadOnlyList<IReportFormat> All { get; } =
    [
        new DetailsFormat(), new GitHubFormat(), new GitLabFormat(), new HtmlFormat(), new JsonFormat(), new JUnitFormat(),
        new PatchworkFormat(), new ReplyFormat(), new SarifFormat(), new SummaryFormat(), new TerseFormat(),
    ];

    /// <summary>The format of that name; null where there is none.</summary>
    public static IReportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
