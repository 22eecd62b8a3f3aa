using System.Collections.Concurrent;
using System.Diagnostics;
using VtdVerify.Checks.Running;
using VtdVerify.Cli.Rendering;
using VtdVerify.Patches;

namespace VtdVerify.Cli.Batching;

/// <summary>`batch` from the request to the exit code.</summary>
internal static class BatchRun
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public static int Execute(BatchRequest request, CliEnvironment environment)
    {
        var clock = Stopwatch.StartNew();
        var mails = Archive.Read(request.Archive, environment.OpenInput);
        var summary = new BatchSummary();
        using var output = request.Output is { } path
            ? BatchOutput.Into(path)
            : new BatchOutput(environment.Output);
        using (new Timer(_ => Say(environment, summary, clock), null, Every, Every))
        {
            JudgeAll(request, environment, mails, output, summary);
        }

        Say(environment, summary, clock);
        if (request.Verbose)
        {
            AnswerCounts.Write(environment);
        }

        return summary.ExitCode;
    }

    private static void JudgeAll(
        BatchRequest request, CliEnvironment environment, IEnumerable<ArchivedMail> mails, BatchOutput output, BatchSummary summary)
    {
        var judge = new MailJudge(environment.NewSolver(request.Effort), request.Effort);
        var mine = mails.Where((_, index) => index % request.Shards == request.Shard - 1);

        // Without buffering, so that no more mails are in memory than are judged.
        Parallel.ForEach(
            Partitioner.Create(mine, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = request.Jobs },
            mail =>
            {
                if (output.Known(mail) is { } before)
                {
                    summary.Add(before);
                    summary.AddBefore();
                    return;
                }

                var line = judge.Judge(mail);
                output.Write(line);
                summary.Add(line.Outcome);
            });
    }

    private static void Say(CliEnvironment environment, BatchSummary summary, Stopwatch clock) => Diagnostics.Info(
        environment.Error, FormattableString.Invariant($"{summary}; {clock.Elapsed.TotalSeconds:F0} s"));
}
