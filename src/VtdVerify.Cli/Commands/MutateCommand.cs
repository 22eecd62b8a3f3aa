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
        var patch = new Argument<string>("PATCH") { Description = "The patch whose code is mutated, or '-' for standard input." };
        var changed = Options.Flag("--changed", "Only mutants on lines that the patch adds.");
        var function = Options.Text("--function", "NAME", "Only mutants of this function.");
        var shard = new ShardOption();
        var output = new MutationOutputOptions();
        var jobs = JobsOption.Create();
        var effort = EffortOption.Create();
        var noCache = new CacheOption();
        var verbose = Options.Verbose();

        var command = new Command(Name, "Mutate the patch's code, and show which scenarios and proofs notice.")
        {
            patch, changed, function, shard, output.Json, output.Report, jobs, effort, noCache, output.NoColor, verbose,
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
                    Output = output.Of(parsed),
                    Jobs = JobsOption.Count(parsed.GetValue(jobs)),
                    Effort = EffortOption.Of(parsed.GetValue(effort)),
                    Verbose = parsed.GetValue(verbose),
                },
                noCache.Into(environment, parsed));
        });
        return command;
    }
}
