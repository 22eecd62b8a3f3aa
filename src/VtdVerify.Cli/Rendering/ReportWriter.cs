using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Running;
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
    public bool Write(CheckOutput wanted, CheckRun run, bool allowBounded)
    {
        var result = run.Result;
        var settings = new ReportSettings(allowBounded, CSubject.EntryPoint) { ReportPlace = wanted.TargetUrl };
        if (wanted.Reports.FirstOrDefault(report => report.Path == StandardStream.Name) is { } shown)
        {
            environment.Output.Write(shown.Format.Write(result, settings));
        }
        else if (wanted.Terse)
        {
            TerseReport.Write(environment, result, allowBounded);
        }
        else
        {
            WriteReport(wanted, result, allowBounded);
            WriteAnnotations(wanted, result, settings);
        }

        environment.Output.Flush();
        var files = new OutputFiles(environment);
        var reports = wanted.Reports.Where(report => report.Path != StandardStream.Name)
            .Select(report => files.Write(report.Path, file => file.Write(report.Format.Write(result, settings))))
            .ToList();
        var messages = wanted.Messages is null || files.Write(wanted.Messages, file => file.Write(run.Messages));
        var page = wanted.CucumberHtml is null || files.Write(wanted.CucumberHtml, file => file.Write(run.Page));
        var queries = wanted.Export is null || files.WriteAll(wanted.Export, "the obligations", run.Queries);
        var features = wanted.Scenarios is null || files.WriteAll(wanted.Scenarios, "the scenarios", run.Counterexamples);
        return reports.TrueForAll(one => one) && messages && page && queries && features;
    }

    /// <summary>In GitHub's CI the findings are annotations of the change as well, unless a report of them was asked for.</summary>
    private void WriteAnnotations(CheckOutput wanted, CheckResult result, ReportSettings settings)
    {
        var github = ReportFormats.Find("github")!;
        if (environment.Variable("GITHUB_ACTIONS") == "true" && !wanted.Reports.Any(report => report.Format == github))
        {
            environment.Output.Write(github.Write(result, settings));
        }
    }

    private void WriteReport(CheckOutput wanted, CheckResult result, bool allowBounded)
    {
        var console = ConsoleFactory.Create(environment, wanted.NoColor);
        if (result is { Input: null, Tree: null })
        {
            MatrixView.Write(console, result, allowBounded);
        }
        else if (wanted.Details)
        {
            PatchView.Write(console, result, allowBounded);
        }
        else
        {
            SummaryView.Write(console, result, allowBounded);
        }
    }
}
