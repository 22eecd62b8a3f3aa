using System.CommandLine;
using VtdVerify.Cli.Mutating;
using VtdVerify.Mutation.Mutants;

namespace VtdVerify.Cli.Commands;

/// <summary>`mutate`: its arguments.</summary>
internal static class MutateCommand
{
    public const string Name = "mutate";

    public static Command Create(CliEnvironment environment)
    {
        var patch = new Argument<string>("PATCH") { Description = "The patch whose code is changed, or '-' for standard input." };
        var changed = Flag("--changed", "Only mutants on lines that the patch adds.");
        var function = Text("--function", "NAME", "Only mutants of this function.");
        var shard = new ShardOption();
        var json = Text(
            "--json", "FILE", "Write the result as mutation-testing-elements JSON; with '-' to standard output, in place of the report.");
        var report = Text("--report", "FILE", "Write the report to a file, too.");
        var jobs = JobsOption.Create();
        var noColor = Flag("--no-color", "Write the report without colours, as with NO_COLOR set.");
        var verbose = Flag("--verbose", "Say on standard error where the time went, and where a defect of the tool happened.");

        var command = new Command(Name, "Change the patch's code in small ways, and see whether scenarios or proofs notice.")
        {
            patch, changed, function, shard, json, report, jobs, noColor, verbose,
        };
        command.SetAction(parsed =>
        {
            var (part, parts) = parsed.GetValue(shard) is { } text ? ShardOption.Parse(text)!.Value : (1, 1);
            return MutateRun.Execute(
                new MutateRequest
                {
                    Patch = parsed.GetRequiredValue(patch),
                    Selection = new MutantSelection
                    {
                        ChangedOnly = parsed.GetValue(changed),
                        Function = parsed.GetValue(function),
                        Shard = part,
                        Shards = parts,
                    },
                    Json = parsed.GetValue(json),
                    Report = parsed.GetValue(report),
                    Jobs = JobsOption.Count(parsed.GetValue(jobs)),
                    NoColor = parsed.GetValue(noColor),
                    Verbose = parsed.GetValue(verbose),
                },
                environment);
        });
        return command;
    }

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };
}
