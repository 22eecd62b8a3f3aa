using System.CommandLine;
using VtdVerify.Checks.Running;
using VtdVerify.Cli.Batching;

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
            ? BatchMerge.Execute(paths, output.Of(parsed), environment)
            : output.Of(parsed).Write(MergeRun.Of(paths), environment));
        return command;
    }
}
