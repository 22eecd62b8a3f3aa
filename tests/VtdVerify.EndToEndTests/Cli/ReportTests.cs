using System.Text.Json;
using NUnit.Framework;
using VtdVerify.Checks.Explaining.Claims;
using VtdVerify.Reporting;
using VtdVerify.Reporting.Formats;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Tests.Cli;

/// <summary>Several reports of one run.</summary>
[Category("EndToEnd")]
public sealed class ReportTests
{
    [Test]
    public void Every_format_is_written_in_one_run()
    {
        using var folder = new TemporaryFolder();
        var reports = ReportFormats.All.Select(format => $"--report={format.Name}={folder[format.Name]}");

        var run = CliRun.Of(["check", Inputs.WrappingKey, .. reports]);

        Assert.That(run.Error, Is.Empty);
        var files = new DirectoryInfo(Path.GetDirectoryName(folder["html"])!).GetFiles();
        Assert.That(
            files.Select(file => file.Name),
            Is.EquivalentTo(ReportFormats.All.Select(format => format.Name)),
            "and no half file beside them");
        Assert.That(files.Select(file => file.Length), Has.All.InRange(1, 1_500_000));
    }

    [Test]
    public void A_report_on_standard_output_takes_the_place_of_the_other() =>
        Assert.That(() => JsonDocument.Parse(CliRun.Of("check", Inputs.WrappingKey, "--report", "sarif=-").Output), Throws.Nothing);

    [TestCase("--report", "sarif")]
    [TestCase("--report", "smoke=signals")]
    [TestCase("--report", "=x")]
    public void What_is_no_report_is_named_with_the_formats(string option, string value)
    {
        var run = CliRun.Of("check", Inputs.WrappingKey, option, value);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain(value).And.Contain("sarif"));
    }

    [Test]
    public void Two_reports_do_not_share_standard_output() =>
        Assert.That(CliRun.Of("check", Inputs.WrappingKey, "--json", "-", "--html", "-").ExitCode, Is.EqualTo(ExitCodes.UsageError));

    /// <summary>The function is wrong where the second patch adds it, and runs from the third one on.</summary>
    [Test]
    public void The_reply_to_a_series_tells_each_finding_once_of_the_patch_that_has_its_line()
    {
        var mails = CliRun.Of("check", Inputs.Sample("sample-series.mbox"), "--reply", "-").Output
            .Split("From vtdverify ", StringSplitOptions.RemoveEmptyEntries);

        Assert.That(mails, Has.One.Contains("\nThe search key is not the notifier's scope"));
        Assert.That(mails, Has.One.Contains("\nTwo notifiers share the tree"));
        Assert.That(
            mails.Single(mail => mail.Contains("The search key is not", StringComparison.Ordinal)),
            Does.Contain("In-Reply-To: <sample-series-2@vtdverify.invalid>").And.Contain("> +        .size = scope_end,"));
    }

    [Test]
    public void A_file_that_cannot_be_written_leaves_the_old_one()
    {
        using var folder = new TemporaryFolder();
        var old = folder.File("kept.json", "old");
        var run = CliRun.Of("check", Inputs.WrappingKey, "--json", Path.Combine(old, "below"));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(File.ReadAllText(old), Is.EqualTo("old"));
    }

    [Test]
    public void In_githubs_ci_the_findings_are_annotations_as_well()
    {
        var setting = new CliSetting { Variables = new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true" } };

        Assert.That(setting.Run("check", Inputs.WrappingKey).Output, Does.Contain("\n::error file=hw/i386/intel_iommu.c,line="));
        Assert.That(CliRun.Of("check", Inputs.WrappingKey).Output, Does.Not.Contain("::error"));
    }

    [Test]
    public void Each_cause_that_one_edit_mends_says_how()
    {
        var causes = ResultJson.Read(CliRun.Of("check", Inputs.WrappingKey, "--json", "-").Output).Subjects.Single().Causes;

        Assert.That(causes.Single(cause => cause.Id == "search-key").Mend!.Diff, Does.Contain("scope_end - scope_start"));
        Assert.That(causes.Single(cause => cause.Id == "search-key").Mend!.Standing, Is.EqualTo(MendStanding.Tried));
        Assert.That(causes.Single(cause => cause.Id == "unmap-only-notifier").Mend!.Title, Does.Contain("IOMMU_NOTIFIER_MAP"));
        Assert.That(causes.Single(cause => cause.Id == "shared-tree").Mend, Is.Null);
    }

    [Test]
    [Category("Shared")]
    public void Promises_of_the_posted_text_stand_beside_their_verdicts()
    {
        var claims = ResultJson.Read(CliRun.Of("check", Inputs.Posted, "--json", "-").Output).Claims;

        Assert.That(
            claims.Single(claim => claim.Phrase == "always a power of 2 in size").Guarantees,
            Is.EqualTo([new ClaimedGuarantee("power-of-two", VerdictKind.Proved)]));
        Assert.That(
            claims.Single(claim => claim.Phrase.StartsWith("unmap each", StringComparison.Ordinal)).Guarantees.Select(one => one.Verdict),
            Does.Contain(VerdictKind.Refuted));
    }

    [Test]
    public void The_phrases_are_about_guarantees_that_there_are() =>
        Assert.That(StatedClaims.Known, Is.SubsetOf(GuaranteeCatalog.All.Select(guarantee => guarantee.Id)));

    [Test]
    public void A_promise_that_is_not_known_is_not_guessed()
    {
        var subject = ResultJson.Read(CliRun.Of("check", Inputs.Fixed, "--json", "-").Output).Subjects.Single();

        Assert.That(StatedClaims.In("Each is a power of two in size.", subject), Has.Count.EqualTo(1));
        Assert.That(StatedClaims.In("This makes everything faster.", subject), Is.Empty);
    }
}
