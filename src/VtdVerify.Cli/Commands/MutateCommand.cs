using System.CommandLine;
using VtdVerify.Checks.Running;
using VtdVerify.Cli.Rendering;
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
        var jobs = new JobsOption();
        var effort = new EffortOption();
        var noCache = new CacheOption();
        var verbose = Options.Verbose();

        var command = new Command(Name, "Mutate the patch's code, and show which scenarios and proofs notice.")
        {
            patch, changed, function, new VtdAloneOption(Name), shard, output.Json, output.Html, output.Report, jobs, effort,
            noCache, output.NoColor, verbose,
        };
        command.Validators.Add(output.Validate);
        command.SetAction(parsed =>
        {
            var (part, parts) = shard.Of(parsed);
            return Execute(
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
                    Jobs = jobs.Of(parsed),
                    Effort = effort.Of(parsed),
                },
                output.Of(parsed),
                parsed.GetValue(verbose),
                noCache.Into(environment, parsed));
        });
        return command;
    }

    private static int Execute(MutateRequest request, MutationOutput output, bool verbose, CliEnvironment environment)
    {
        var run = MutateRun.Of(request, environment.Tools);
        var code = output.Write(run.Report, environment);
        if (verbose)
        {
            Diagnostics.Info(environment.Error, run.Times.Describe());
            AnswerCounts.Write(environment);
        }

        return code;
    }
}
