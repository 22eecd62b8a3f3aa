using System.CommandLine;
using System.Diagnostics;
using VtdVerify.Checks;
using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Running;
using VtdVerify.Cli.Rendering;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Commands;

/// <summary>`diff`: its arguments.</summary>
internal static class DiffCommand
{
    public const string Name = "diff";

    public static Command Create(CliEnvironment environment)
    {
        var older = Revision("OLD", "A patch, '-' for standard input, or a revision that ships here.");
        var newer = Revision("NEW", "The other one: a patch, '-' for standard input, or a revision that ships here.");
        var json = Options.Json();
        var jobs = new JobsOption();
        var effort = new EffortOption();
        var noColor = Options.NoColor();
        var noCache = new CacheOption();
        var verbose = Options.Verbose();

        var command = new Command(Name, "Compare two revisions: the verdicts that change, and a machine on which they behave differently.")
        {
            older, newer, new VtdAloneOption(Name), json, jobs, effort, noCache, noColor, verbose,
        };
        command.Require(result =>
        {
            if (result.GetValue(older) == StandardStream.Name && result.GetValue(newer) == StandardStream.Name)
            {
                result.AddError("standard input can be only one of the two");
            }
        });
        command.SetAction(parsed => Execute(
            new DiffRequest
            {
                Old = parsed.GetRequiredValue(older),
                New = parsed.GetRequiredValue(newer),
                Jobs = jobs.Of(parsed),
                Effort = effort.Of(parsed),
            },
            new DiffOutput(parsed.GetValue(json), parsed.GetValue(noColor)),
            parsed.GetValue(verbose),
            noCache.Into(environment, parsed)));
        return command;
    }

    private static int Execute(DiffRequest request, DiffOutput output, bool verbose, CliEnvironment environment)
    {
        var clock = Stopwatch.StartNew();
        var run = DiffRun.Of(request, environment.Tools);
        var written = output.Write(run.Result, environment);
        if (verbose)
        {
            Diagnostics.Info(environment.Error, FormattableString.Invariant(
                $"time: scenarios {Timings.Milliseconds(run.Scenarios)} ms, proofs {Timings.Milliseconds(run.Proofs)} ms, ")
                + FormattableString.Invariant($"in all {Timings.Milliseconds(environment.StartUp + clock.Elapsed)} ms"));
            AnswerCounts.Write(environment);
        }

        return Outcome.Of(written, ExitCodes.Of(run.Result));
    }

    private static Argument<string> Revision(string name, string description) => new(name) { Description = description };
}
