using NUnit.Framework;
using VtdVerify.Patches;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>`repair`: an edit that is proved to mend what is refuted.</summary>
[Category("EndToEnd")]
public sealed class RepairTests
{
    public const string Page = "docs/repair.md";

    private static readonly string[] ByTheKey = ["complete", "dirty-kept", "in-scope", "no-wrap", "outside-untouched"];

    [Test]
    public void One_line_wins_what_the_key_breaks_and_two_win_one_more()
    {
        using var folder = new TemporaryFolder();
        var mail = folder["mend.patch"];
        var run = CliRun.Of("repair", Inputs.WrappingKey, "--mail", mail);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Output);
        Assert.That(run.Output, Does.Contain($"One edit repairs {string.Join(", ", ByTheKey)}: ")
            .And.Contain("No candidate repairs notifiers-independent as well."));
        Assert.That(PatchReader.ReadSingle(mail).Files.Single().Path, Is.EqualTo("hw/i386/intel_iommu.c"));
        Assert.That(File.ReadAllText(mail), Does.Contain("nt->end - nt->start").And.Contain("IOMMU_NOTIFIER_MAP"));
        Assert.That(DocPage.Read(Page).Examples.Single().Shows(DocExample.Lines(run.Output)), Is.True, run.Output);
    }

    [Test]
    public void The_mend_goes_on_top_of_the_patch()
    {
        using var folder = new TemporaryFolder();
        var mail = folder["mend.patch"];
        CliRun.Of("repair", Inputs.WrappingKey, "--mail", mail);
        var series = folder.File("both.mbox", File.ReadAllText(Inputs.WrappingKey) + File.ReadAllText(mail));

        var after = ResultJson.Read(CliRun.Of("check", series, "--json", "-").Output).Subjects[^1];

        Assert.That(
            after.Guarantees.Where(guarantee => guarantee.Verdict == VerdictKind.Refuted).Select(guarantee => guarantee.Id),
            Is.EqualTo(["notifiers-independent"]));
    }

    [Test]
    public void What_only_two_notifiers_break_has_no_mend_in_the_space()
    {
        var run = CliRun.Of("repair", Inputs.Fixed, "--json", "-");

        Assert.That(run.Output, Does.Contain("\"leftOpen\": [\n    \"notifiers-independent\"\n  ]"));
    }
}
