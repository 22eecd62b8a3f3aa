using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>An archive of mails, each judged alone.</summary>
[Category("EndToEnd")]
public sealed class BatchTests
{
    private static readonly string Archive = SampleArchive.Mbox(
        SampleArchive.Discussion(1),
        SampleArchive.OtherCode(2),
        File.ReadAllText(Inputs.Fixed),
        SampleArchive.Damaged(4),
        File.ReadAllText(Inputs.WrappingKey));

    [Test]
    public async Task Each_mail_has_a_line()
    {
        using var folder = new TemporaryFolder();
        var run = CliRun.Of("batch", folder.File("a.mbox", Archive), "--jobs", "1");

        var lines = LinesOf(run.Output);
        Assert.That(lines.Select(line => line.Id), Is.EqualTo(["a.mbox#1", "a.mbox#2", "a.mbox#3", "a.mbox#4", "a.mbox#5"]));
        Assert.That(lines.Select(line => line.Outcome), Is.EqualTo([
            BatchOutcome.NoPatch, BatchOutcome.OtherCode, BatchOutcome.Refuted, BatchOutcome.Unreadable, BatchOutcome.Refuted]));
        Assert.That(lines.Select(line => line.ExitCode), Is.EqualTo([3, 3, 1, 3, 1]));
        Assert.That(lines[2].Verdicts, Does.ContainKey("notifiers-independent").WithValue(VerdictKind.Refuted));
        Assert.That(lines[3].Problem, Is.Not.Empty);
        Assert.That(lines[4].Subject, Does.Contain("intel_iommu"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted));
        Assert.That(run.Error, Does.Contain("5 mails, 2 refuted, 1 of other code, 1 without a patch, 1 unreadable; "));
        foreach (var line in run.Output.TrimEnd('\n').Split('\n'))
        {
            Assert.That(await Schema.FaultsOfBatch(line), Is.Empty);
        }
    }

    [Test]
    public void A_line_says_what_check_says()
    {
        var line = LinesOf(CliRun.Of("batch", Inputs.WrappingKey).Output).Single();

        var check = CliRun.Of("check", Inputs.WrappingKey, "--json", "-");
        var guarantees = ResultJson.Read(check.Output).Subjects[^1].Guarantees;
        Assert.That(line.ExitCode, Is.EqualTo(check.ExitCode));
        Assert.That(
            line.Verdicts,
            Is.EquivalentTo(guarantees.Where(g => g.Verdict != VerdictKind.Proved).ToDictionary(g => g.Id, g => g.Verdict)));
    }

    [Test]
    public void A_run_that_was_ended_goes_on()
    {
        using var folder = new TemporaryFolder();
        var (archive, output) = (folder.File("a.mbox", Archive), folder["lines.ndjson"]);
        CliRun.Of("batch", archive, "--output", output, "--jobs", "1");
        var whole = File.ReadAllText(output);

        // The last line is cut, as by a signal in the middle of it.
        File.WriteAllText(output, whole[..^30]);
        var again = CliRun.Of("batch", archive, "--output", output, "--jobs", "1");

        Assert.That(again.Error, Does.Contain("5 mails").And.Contain("4 of them judged before"));
        Assert.That(Timeless(File.ReadAllText(output)), Is.EqualTo(Timeless(whole)));
    }

    [Test]
    public void A_mail_that_has_changed_is_judged_anew()
    {
        using var folder = new TemporaryFolder();
        var (archive, output) = (folder.File("a.mbox", SampleArchive.Mbox(SampleArchive.OtherCode(1))), folder["lines.ndjson"]);
        CliRun.Of("batch", archive, "--output", output);
        folder.File("a.mbox", SampleArchive.Mbox(SampleArchive.Discussion(1)));

        CliRun.Of("batch", archive, "--output", output);

        Assert.That(
            LinesOf(File.ReadAllText(output)).Select(line => line.Outcome), Is.EqualTo([BatchOutcome.OtherCode, BatchOutcome.NoPatch]));
    }

    [Test]
    public void Parts_merge_to_the_whole()
    {
        using var folder = new TemporaryFolder();
        var archive = folder.File("a.mbox", Archive);
        var whole = CliRun.Of("batch", archive, "--jobs", "1").Output;
        CliRun.Of("batch", archive, "--shard", "1/2", "--output", folder["1"]);
        CliRun.Of("batch", archive, "--shard", "2/2", "--output", folder["2"]);

        var merged = CliRun.Of("merge", folder["2"], folder["1"], "--json", "-");

        Assert.That(Timeless(merged.Output), Is.EqualTo(Timeless(whole)));
        Assert.That(merged.ExitCode, Is.EqualTo(ExitCodes.Refuted));
        Assert.That(CliRun.Of("merge", folder["2"], folder["1"]).Output, Does.StartWith("5 mails, 2 refuted"));
    }

    [Test]
    public void A_part_that_is_missing_is_no_pass()
    {
        using var folder = new TemporaryFolder();
        var archive = folder.File("a.mbox", SampleArchive.Mbox(SampleArchive.OtherCode(1), SampleArchive.OtherCode(2)));
        foreach (var part in (int[])[1, 2, 3])
        {
            CliRun.Of("batch", archive, "--shard", $"{part}/3", "--output", folder[$"{part}"]);
        }

        Assert.That(CliRun.Of("merge", folder["1"], folder["2"]).ExitCode, Is.EqualTo(ExitCodes.Holds), "the third has no mail");
        var run = CliRun.Of("merge", folder["2"]);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCodes.InputError, run.Error)));
        Assert.That(run.Error, Does.Contain("part 1 of 3 is missing"));
    }

    [Test]
    public void Lines_of_different_runs_are_no_whole()
    {
        using var folder = new TemporaryFolder();
        var archive = folder.File("a.mbox", Archive);
        var part = CliRun.Of("batch", archive, "--shard", "1/2", "--jobs", "1").Output;
        var other = folder.File("other", part.Replace("\"outcome\":\"refuted\"", "\"outcome\":\"holds\"", StringComparison.Ordinal));
        var whole = folder.File("whole", CliRun.Of("batch", archive).Output);

        Assert.That(CliRun.Of("merge", folder.File("part", part), other).ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(CliRun.Of("merge", folder.File("part", part), whole).ExitCode, Is.EqualTo(ExitCodes.InputError));
    }

    [Test]
    public void A_folder_without_a_mail_is_no_pass()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["mails"]);
        File.CreateSymbolicLink(folder["mails/link"], Inputs.WrappingKey);

        var run = CliRun.Of("batch", folder["mails"]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(run.Error, Does.Contain("there is no mail in the archive"));
    }

    [Test]
    public void A_folder_is_read_in_the_order_of_its_names_and_without_links()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["mails/new"]);
        folder.File("mails/2.patch", SampleArchive.OtherCode(2));
        folder.File("mails/10.mbox", SampleArchive.Mbox(SampleArchive.OtherCode(1), SampleArchive.Discussion(3)));
        folder.File("mails/new/mail", SampleArchive.Discussion(3));
        folder.File("mails/.hidden", "no mail");
        File.CreateSymbolicLink(folder["mails/link"], folder["mails"]);

        var run = CliRun.Of("batch", folder["mails"], "--jobs", "1");

        Assert.That(LinesOf(run.Output).Select(line => line.Id), Is.EqualTo(["10.mbox#1", "10.mbox#2", "2.patch", "new/mail"]));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds));
    }

    [Test]
    public void A_mail_that_is_too_large_has_a_line_and_the_next_one_is_read()
    {
        using var folder = new TemporaryFolder();
        var large = SampleArchive.Discussion(1) + new string('x', 17 << 20) + "\n";
        var archive = folder.File("a.mbox", SampleArchive.Mbox(large, SampleArchive.OtherCode(2)));

        var lines = LinesOf(CliRun.Of("batch", archive, "--jobs", "1").Output);

        Assert.That(lines.Select(line => line.Outcome), Is.EqualTo([BatchOutcome.Unreadable, BatchOutcome.OtherCode]));
        Assert.That(lines[0].Problem, Does.Contain("16 MiB"));
    }

    [Test]
    public void Standard_input_can_be_the_archive()
    {
        var run = new CliSetting { Input = SampleArchive.Mbox(SampleArchive.OtherCode(1)) }.Run("batch", "-");

        Assert.That(LinesOf(run.Output).Single().Outcome, Is.EqualTo(BatchOutcome.OtherCode));
    }

    [Test]
    public void An_archive_that_is_not_there_is_said()
    {
        var run = CliRun.Of("batch", "absent.mbox");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(run.Error, Does.Contain("absent.mbox: there is no such file or folder").And.Contain("remedy:"));
    }

    [Test]
    public void A_file_that_holds_something_else_is_not_written_to()
    {
        using var folder = new TemporaryFolder();
        var other = folder.File("thesis.txt", "years of work\n");

        var run = CliRun.Of("batch", folder.File("a.mbox", Archive), "--output", other);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain("line 1: this is no result of 'batch'"));
        Assert.That(File.ReadAllText(other), Is.EqualTo("years of work\n"));
    }

    private static IReadOnlyList<BatchLine> LinesOf(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => BatchLine.FromJson(line)!)];

    private static IReadOnlyList<string> Timeless(string output) =>
        [.. LinesOf(output).Select(line => (line with { Milliseconds = 0 }).ToJson())];
}
