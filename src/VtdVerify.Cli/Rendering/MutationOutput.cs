using VtdVerify.Checks;
using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Results;
using VtdVerify.Mutation.Elements;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Cli.Rendering;

/// <summary>Where a mutation report goes.</summary>
internal sealed record MutationOutput
{
    /// <summary>A path, or "-", which takes the place of the report; null for no JSON.</summary>
    public string? Json { get; init; }

    /// <summary>The same for the page, with what writes it.</summary>
    public (string Path, ElementsPage Page)? Html { get; init; }

    /// <summary>A path; null for no file.</summary>
    public string? Report { get; init; }

    public bool NoColor { get; init; }

    /// <summary>Writes it everywhere; gives the run's exit code, or that of a file that cannot be written.</summary>
    public int Write(MutationReport report, CliEnvironment environment)
    {
        var summary = MutationMapper.Map(report);
        List<(string Path, Func<string> Text)> texts = [];
        if (Json is not null)
        {
            texts.Add((Json, () => ElementsReport.Write(report)));
        }

        if (Html is var (page, writer))
        {
            texts.Add((page, () => writer.Write(report)));
        }

        if (texts.Find(text => text.Path == StandardStream.Name).Text is { } shown)
        {
            environment.Output.Write(shown());
        }
        else
        {
            MutationView.Write(ConsoleFactory.Create(environment, NoColor), summary);
        }

        environment.Output.Flush();
        var files = new OutputFiles(environment);
        var written = texts.Where(text => text.Path != StandardStream.Name)
            .Select(text => files.Write(text.Path, file => file.Write(text.Text())))
            .ToList();
        var reportWritten = Report is null || files.Write(
            Report, file => MutationView.Write(ConsoleFactory.Create(environment with { Output = file }, noColor: true), summary));
        return Outcome.Of(reportWritten && written.TrueForAll(one => one), Outcome.Of(report.Mutants));
    }
}
