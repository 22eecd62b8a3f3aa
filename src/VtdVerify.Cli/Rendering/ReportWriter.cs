using VtdVerify.Cli.Checking;
using VtdVerify.Cli.Commands;
using VtdVerify.Features.OwnRunner;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Cli.Rendering;

/// <summary>Writes the result to each place that was asked for.</summary>
internal sealed class ReportWriter(CliEnvironment environment)
{
    /// <summary>Standard output comes first: it is written whatever becomes of the files.</summary>
    /// <returns>False where a file could not be written, which standard error then says.</returns>
    public bool Write(CheckRequest request, CheckResult result, Findings findings)
    {
        if (request.Json == CheckRequest.Stream)
        {
            environment.Output.Write(ResultJson.Write(result));
        }
        else if (request.Terse)
        {
            TerseReport.Write(environment, result, request.AllowBounded);
        }
        else
        {
            WriteReport(request, result);
        }

        environment.Output.Flush();
        var files = new OutputFiles(environment);
        var json = request.Json is null or CheckRequest.Stream || files.Write(request.Json, file => file.Write(ResultJson.Write(result)));
        var messages = request.Messages is null || files.Write(request.Messages, file => WriteMessages(file, findings));
        var queries = request.Export is null || QueryExport.Write(findings, request.Export, environment.Error);
        var features = request.Scenarios is null || ScenarioExport.Write(findings, request.Scenarios, environment.Error);
        return json && messages && queries && features;
    }

    private static void WriteMessages(TextWriter file, Findings findings) => FeatureSuite.Default.WriteMessages(
        file, ToolVersion.Short, [.. findings.Subjects.Select(check => (check.Subject.Subject, check.Scenarios))]);

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
