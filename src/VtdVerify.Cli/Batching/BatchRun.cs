using System.Collections.Concurrent;
using System.Diagnostics;
using VtdVerify.Checks;
using VtdVerify.Checks.Running;
using VtdVerify.Cli.Rendering;
using VtdVerify.Patches;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Batching;

/// <summary>`batch` from the request to the exit code.</summary>
internal static class BatchRun
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public static int Execute(BatchRequest request, CliEnvironment environment)
    {
        var clock = Stopwatch.StartNew();
        var found = 0;
        var mails = Archive.Read(request.Archive, environment.OpenInput).Select(mail =>
        {
            found++;
            return mail;
        });
        var summary = new BatchSummary();
        using var output = request.Output is { } path
            ? BatchOutput.Into(path)
            : new BatchOutput(environment.Output);
        using (new Timer(_ => Say(environment, summary, clock), null, Every, Every))
        {
            JudgeAll(request, environment, mails, output, summary);
        }

        Say(environment, summary, clock);
        if (found == 0)
        {
            throw new UserErrorException(
                "there is no mail in the archive",
                "Check the path. Links and hidden files in a folder are passed over.",
                ExitCodes.InputError)
            {
                Place = request.Archive,
            };
        }

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
        var shard = request.Shards == 1 ? null : FormattableString.Invariant($"{request.Shard}/{request.Shards}");
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

                var line = judge.Judge(mail) with { Shard = shard };
                output.Write(line);
                summary.Add(line.Outcome);
            });
    }

    private static void Say(CliEnvironment environment, BatchSummary summary, Stopwatch clock) => Diagnostics.Info(
        environment.Error, FormattableString.Invariant($"{summary}; {clock.Elapsed.TotalSeconds:F0} s"));
}
