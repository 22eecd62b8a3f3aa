using System.CommandLine;
using VtdVerify.Checks;
using VtdVerify.Checks.Batching;
using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Running;
using VtdVerify.Cli.Rendering;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Commands;

/// <summary>`merge`: its arguments.</summary>
internal static class MergeCommand
{
    public const string Name = "merge";

    public static Command Create(CliEnvironment environment)
    {
        var reports = new Argument<string[]>("REPORT")
        {
            Description = "What 'mutate --shard I/N --json' or 'batch --shard I/N' has written, of every part.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new MutationOutputOptions();
        var command = new Command(Name, "Merge the parts of a mutation run, or of a batch.")
        {
            reports, output.Json, output.Html, output.Report, output.NoColor,
        };
        command.Validators.Add(output.Validate);
        command.SetAction(parsed => parsed.GetRequiredValue(reports) is var paths && paths.All(BatchMerge.IsPart)
            ? WriteLines(BatchMerge.Of(paths), output.Of(parsed), environment)
            : output.Of(parsed).Write(MergeRun.Of(paths), environment));
        return command;
    }

    private static int WriteLines(IReadOnlyList<BatchLine> lines, MutationOutput output, CliEnvironment environment)
    {
        if (output.Html is not null)
        {
            throw new UserErrorException(
                "--html is a page of mutants, and these files are results of 'batch'", "Leave it out.", ExitCodes.UsageError);
        }

        var summary = BatchSummary.Of(lines);
        var text = string.Concat(lines.Select(line => line.ToJson() + "\n"));
        environment.Output.Write(output.Json == StandardStream.Name ? text : $"{summary}\n");
        environment.Output.Flush();
        var files = new OutputFiles(environment);
        var written = files.WriteNamed(output.Json, () => text);
        written &= output.Report is null || files.Write(output.Report, file => file.Write($"{summary}\n"));
        return Outcome.Of(written, summary.ExitCode);
    }
}
