using VtdVerify.Cli.Checking;
using VtdVerify.Cli.Commands;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Formats;
using VtdVerify.Reporting.Rendering;
using VtdVerify.Subjects;

namespace VtdVerify.Cli.Rendering;

/// <summary>Writes the result to each place that was asked for.</summary>
internal sealed class ReportWriter(CliEnvironment environment)
{
    /// <summary>Standard output comes first: it is written whatever becomes of the files.</summary>
    /// <returns>False where a file could not be written, which standard error then says.</returns>
    public bool Write(CheckRequest request, CheckResult result, Findings findings)
    {
        var settings = new ReportSettings(request.AllowBounded, CSubject.EntryPoint) { ReportPlace = request.TargetUrl };
        if (request.Reports.FirstOrDefault(report => report.Path == CheckRequest.Stream) is { } shown)
        {
            environment.Output.Write(shown.Format.Write(result, settings));
        }
        else if (request.Terse)
        {
            TerseReport.Write(environment, result, request.AllowBounded);
        }
        else
        {
            WriteReport(request, result);
            WriteAnnotations(request, result, settings);
        }

        environment.Output.Flush();
        var files = new OutputFiles(environment);
        var reports = request.Reports.Where(report => report.Path != CheckRequest.Stream)
            .Select(report => files.Write(report.Path, file => file.Write(report.Format.Write(result, settings))))
            .ToList();
        var messages = request.Messages is null || files.Write(request.Messages, file => file.Write(findings.Reports!.Messages));
        var page = request.CucumberHtml is null || files.Write(request.CucumberHtml, file => file.Write(findings.Reports!.Html));
        var queries = request.Export is null || QueryExport.Write(findings, request.Export, environment.Error);
        var features = request.Scenarios is null || ScenarioExport.Write(findings, request.Scenarios, environment.Error);
        return reports.TrueForAll(one => one) && messages && page && queries && features;
    }

    /// <summary>In GitHub's CI the findings are annotations of the change as well, unless a report of them was asked for.</summary>
    private void WriteAnnotations(CheckRequest request, CheckResult result, ReportSettings settings)
    {
        var github = ReportFormats.Find("github")!;
        if (environment.Variable("GITHUB_ACTIONS") == "true" && !request.Reports.Any(report => report.Format == github))
        {
            environment.Output.Write(github.Write(result, settings));
        }
    }

    private void WriteReport(CheckRequest request, CheckResult result)
    {
        var console = ConsoleFactory.Create(environment, request.NoColor);
        if (result is { Input: null, Tree: null })
        {
            MatrixView.Write(console, result, request.AllowBounded);
        }
        else if (request.Details)
        {
            PatchView.Write(console, result, request.AllowBounded);
        }
        else
        {
            SummaryView.Write(console, result, request.AllowBounded);
        }
    }
}
