using System.CommandLine;
using System.Diagnostics;
using VtdVerify.Checks.Batching;
using VtdVerify.Cli.Rendering;

namespace VtdVerify.Cli.Commands;

/// <summary>`batch`: its arguments.</summary>
internal static class BatchCommand
{
    public const string Name = "batch";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public static Command Create(CliEnvironment environment)
    {
        var archive = new Argument<string>("ARCHIVE")
        {
            Description = "A folder of mails and patches, an mbox of any length, or '-' for standard input.",
        };
        var output = Options.Text(
            "--output", "FILE", "Write the lines to a file, and go on with it if it is there; by default to standard output.");
        var shard = new ShardOption();
        var jobs = new JobsOption();
        var effort = new EffortOption();
        var noCache = new CacheOption();
        var verbose = Options.Verbose();
        var command = new Command(Name, "Check every mail of an archive, each alone, and write one line of JSON for each.")
        {
            archive, output, shard, jobs, effort, noCache, verbose,
        };
        command.SetAction(parsed => Execute(
            new BatchRequest
            {
                Archive = parsed.GetRequiredValue(archive),
                Output = parsed.GetValue(output),
                Shard = shard.Of(parsed),
                Jobs = jobs.Of(parsed),
                Effort = effort.Of(parsed),
            },
            parsed.GetValue(verbose),
            noCache.Into(environment, parsed)));
        return command;
    }

    private static int Execute(BatchRequest request, bool verbose, CliEnvironment environment)
    {
        var clock = Stopwatch.StartNew();
        var summary = new BatchSummary();
        using (new Timer(_ => Say(environment, summary, clock), null, Every, Every))
        {
            BatchRun.Of(request, environment.Tools, environment.Output, summary);
        }

        Say(environment, summary, clock);
        if (verbose)
        {
            AnswerCounts.Write(environment);
        }

        return summary.ExitCode;
    }

    private static void Say(CliEnvironment environment, BatchSummary summary, Stopwatch clock) => Diagnostics.Info(
        environment.Error, FormattableString.Invariant($"{summary}; {clock.Elapsed.TotalSeconds:F0} s"));
}
