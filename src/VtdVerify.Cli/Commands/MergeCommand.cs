using System.CommandLine;
using VtdVerify.Checks.Running;

namespace VtdVerify.Cli.Commands;

/// <summary>`merge`: its arguments.</summary>
internal static class MergeCommand
{
    public const string Name = "merge";

    public static Command Create(CliEnvironment environment)
    {
        var reports = new Argument<string[]>("REPORT")
        {
            Description = "What 'mutate --shard I/N --json' has written, of every part.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new MutationOutputOptions();
        var command = new Command(Name, "Merge the reports of all parts of a mutation run.")
        {
            reports, output.Json, output.Report, output.NoColor,
        };
        command.SetAction(parsed => output.Of(parsed).Write(MergeRun.Of(parsed.GetRequiredValue(reports)), environment));
        return command;
    }
}
