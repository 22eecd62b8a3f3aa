using System.Collections.Concurrent;
using VtdVerify.Patches;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Batching;

/// <summary>`batch` from the request to the last line.</summary>
public static class BatchRun
{
    /// <summary>Judges every mail, and writes each line at once.</summary>
    /// <param name="lines">Takes the lines where the request names no file.</param>
    /// <param name="summary">Is counted into while it runs.</param>
    /// <exception cref="UserErrorException">The archive cannot be read or has no mail, or the file cannot be written.</exception>
    public static void Of(BatchRequest request, Tools tools, TextWriter lines, BatchSummary summary)
    {
        var found = 0;
        var mails = Archive.Read(request.Archive, tools.OpenInput).Select(mail =>
        {
            found++;
            return mail;
        });
        using (var output = request.Output is { } path ? BatchOutput.Into(path) : new BatchOutput(lines))
        {
            JudgeAll(request, tools, mails, output, summary);
        }

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
    }

    private static void JudgeAll(
        BatchRequest request, Tools tools, IEnumerable<ArchivedMail> mails, BatchOutput output, BatchSummary summary)
    {
        var judge = new MailJudge(tools.NewSolver(request.Effort), request.Effort);
        var (part, parts) = request.Shard;
        var shard = request.Shard == Shard.All ? null : request.Shard.ToString();
        var mine = mails.Where((_, index) => index % parts == part - 1);

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
}
