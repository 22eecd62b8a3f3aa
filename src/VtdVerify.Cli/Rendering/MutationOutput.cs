using VtdVerify.Checks;
using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Results;
using VtdVerify.Mutation.Elements;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Cli.Rendering;

/// <summary>Where a mutation report goes.</summary>
/// <param name="Json">A path, or "-", which takes the place of the report; null for no JSON.</param>
/// <param name="Report">A path; null for no file.</param>
internal sealed record MutationOutput(string? Json, string? Report, bool NoColor)
{
    /// <summary>Writes it everywhere; gives the run's exit code, or that of a file that cannot be written.</summary>
    public int Write(MutationReport report, CliEnvironment environment)
    {
        var summary = MutationMapper.Map(report);
        var json = Json is null ? null : ElementsReport.Write(report);
        if (Json == StandardStream.Name)
        {
            environment.Output.Write(json);
        }
        else
        {
            MutationView.Write(ConsoleFactory.Create(environment, NoColor), summary);
        }

        environment.Output.Flush();
        var files = new OutputFiles(environment);
        var jsonWritten = Json is null or StandardStream.Name || files.Write(Json, file => file.Write(json));
        var reportWritten = Report is null || files.Write(
            Report, file => MutationView.Write(ConsoleFactory.Create(environment with { Output = file }, noColor: true), summary));
        return Outcome.Of(jsonWritten && reportWritten, Outcome.Of(report.Mutants));
    }
}
