namespace VtdVerify.Cli.Commands;

/// <summary>What the help of `batch` says beyond the options.</summary>
internal static class BatchHelp
{
    public static string Text { get; } = """
        Each line has the mail's id (its file, and its number in an mbox), its outcome, the exit code that 'check' has for it, and the
        guarantees that are not proved. docs/batch.md explains the outcomes. A bad mail has a line that says so; none stops the run. A run
        that was ended goes on: mails whose lines are in FILE are not judged again.

        Examples:
          vtdverify batch archive.mbox --output lines.ndjson
          zcat archive.mbox.gz | vtdverify batch - --output lines.ndjson
          vtdverify batch mails/ --shard 1/2 --output part-1.ndjson
          vtdverify batch mails/ --shard 2/2 --output part-2.ndjson
          vtdverify merge part-*.ndjson --json lines.ndjson

        Exit codes:
          0  nothing is refuted, undecided or unreadable
          1  a guarantee of some mail is refuted
          2  the command line is wrong, or FILE cannot be written
          3  the archive cannot be read
          4  nothing is refuted, but a mail is undecided or unreadable
          5  a bug of the tool itself, or no solver on this machine

        """.ReplaceLineEndings();
}
