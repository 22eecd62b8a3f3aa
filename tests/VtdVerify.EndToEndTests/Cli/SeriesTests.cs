using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>`check` of several patches at once.</summary>
[Category("EndToEnd")]
public sealed class SeriesTests
{
    private const string LastHunk = "@@ -1886,7 +1886,7 @@ static void vtd_drain_scope(";

    private static readonly string Mbox = File.ReadAllText(Inputs.Sample("sample-series.mbox"));

    [Test]
    public async Task Each_patch_is_checked_on_top_of_those_before_it()
    {
        var run = CliRun.Of("check", Inputs.Sample("sample-series.mbox"), "-g", "complete", "-g", "guard", "--json", "-");
        var result = ResultJson.Read(run.Output);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Refuted), run.Error);
        Assert.That(
            result.Subjects.Select(s => (s.Name, Verdict(s, "complete"), Verdict(s, "guard"))),
            Is.EqualTo([
                ("patch-2", VerdictKind.Proved, VerdictKind.Refuted),
                ("patch-3", VerdictKind.Refuted, VerdictKind.Proved),
                ("patch-4", VerdictKind.Proved, VerdictKind.Proved),
            ]));
        Assert.That(result.Series!.Whole, Is.EqualTo("patch-4"));
        Assert.That(
            result.Series.Patches.Select(p => (p.Label, p.Outcome, p.Subject, p.Reason)),
            Is.EqualTo([
                ("1/4", PatchOutcome.NotChecked, null, "changes no C file"),
                ("2/4", PatchOutcome.Checked, "patch-2", null),
                ("3/4", PatchOutcome.Checked, "patch-3", null),
                ("4/4", PatchOutcome.Checked, "patch-4", (string?)null),
            ]));
        Assert.That(await Schema.Faults(run.Output), Is.Empty);
    }

    [Test]
    public void The_report_names_every_patch_the_whole_and_what_was_left_out()
    {
        var run = Check(Mbox, "complete", "--details");

        Assert.That(run.Output, Does.Contain("  1/4 docs: Say how memory is tracked: changes no C file: not checked")
            .And.Contain("  4/4 intel_iommu: Take the inclusive size for the key: checked as patch-4")
            .And.Contain("  the whole: the same as after 4/4, the last patch that changes the unmap;")
            .And.Match("guarantee +patch-2 +patch-3 +patch-4")
            .And.Contain("standard input (mbox)")
            .And.Contain("1 mail(s) without a diff were left out: Re: "));
    }

    [Test]
    public void A_whole_that_holds_does_not_hide_a_patch_that_does_not() =>
        Assert.That(Check(Mbox, "complete").ExitCode, Is.EqualTo(ExitCodes.Refuted));

    [Test]
    public void A_series_that_holds_after_every_patch_holds() =>
        Assert.That(Check(Mbox, "plain-cover").ExitCode, Is.EqualTo(ExitCodes.Holds));

    [Test]
    public void A_patch_of_what_searches_rest_on_is_one_of_the_unmap()
    {
        const string Comparison = """
            diff --git a/util/iova-tree.c b/util/iova-tree.c
            --- a/util/iova-tree.c
            +++ b/util/iova-tree.c
            @@ -58,4 +58,4 @@
             static int iova_tree_compare(const void *wanted, const void *there, void *unused)
             {
            -    return 1;
            +    return 0;
             }

            """;
        var end = Mbox.LastIndexOf("\n-- \n", StringComparison.Ordinal) + 1;
        var result = ResultJson.Read(Check(Mbox.Insert(end, Comparison.ReplaceLineEndings("\n")), "complete", "--json", "-").Output);

        Assert.That(Verdict(result.Subjects[^1], "complete"), Is.EqualTo(VerdictKind.Unsupported));
        Assert.That(result.Subjects[^1].Guarantees[0].Reason, Does.Contain("iova_tree_compare, which the patch changes"));
    }

    [Test]
    public void A_patch_that_changes_no_function_of_the_unmap_is_passed_over_and_named()
    {
        var elsewhere = Mbox.Replace(LastHunk, "@@ -986,7 +986,7 @@ static void vtd_away(", StringComparison.Ordinal);
        var series = ResultJson.Read(Check(elsewhere, "complete", "--json", "-").Output).Series!;

        Assert.That(series.Patches[3].Reason, Is.EqualTo("changes no function of the unmap"));
        Assert.That(series.Whole, Is.EqualTo("patch-3"));
    }

    [Test]
    public void A_missing_patch_leaves_the_whole_unchecked_and_is_no_pass()
    {
        var run = Check(Without(Mbox, "3/4"), "complete");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(run.Output, Does.Contain("the whole: not checked: between 2/4 and 4/4 a patch is missing")
            .And.Contain("4/4 intel_iommu: Take the inclusive size for the key: does not show vtd_address_space_unmap")
            .And.Contain("Not in the input: 3/4."));
    }

    [TestCase("1/4", "1/4")]
    [TestCase("4/4", "4/4")]
    [TestCase("3/4 4/4", "3/4, 4/4")]
    public void A_patch_missing_at_an_end_leaves_the_whole_unchecked_as_well(string missing, string named)
    {
        var run = Check(missing.Split(' ').Aggregate(Mbox, Without), "terminates");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(run.Output, Does.Contain($"the whole: not checked: not in the input: {named}"));
    }

    [Test]
    public void A_series_without_a_readable_patch_is_an_input_error()
    {
        var run = Check(Without(Without(Mbox, "2/4"), "3/4"), "complete");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.InputError, string.Empty)));
        Assert.That(run.Error, Does.Contain("none of the 2 patches changes the unmap in a way that can be read: 1/4 changes no C file; "));
    }

    [Test]
    public void A_change_that_cannot_be_placed_is_no_pass()
    {
        var hidden = Mbox.Replace(LastHunk, "@@ -986,7 +986,7 @@ struct X {", StringComparison.Ordinal);
        var run = Check(hidden, "plain-cover", "--terse");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.InputError, string.Empty)));
        Assert.That(run.Error, Does.Match("4/4 intel_iommu: Take the .*: cannot be read: hw/i386/intel_iommu.c:986")
            .And.Contain("the series as a whole: not checked: it cannot be read after 4/4"));
    }

    [Test]
    public void An_unmap_that_is_not_found_any_more_is_no_pass()
    {
        var hidden = Mbox.Replace("+        .size = scope_end - scope_start,", "+        .size = scope_end, /*", StringComparison.Ordinal);
        var series = ResultJson.Read(Check(hidden, "plain-cover", "--json", "-").Output).Series!;

        Assert.That((series.Patches[3].Outcome, series.Whole), Is.EqualTo((PatchOutcome.Unreadable, (string?)null)));
    }

    [Test]
    public void A_change_in_a_function_that_no_unmap_runs_is_no_hindrance()
    {
        const string Other =
            "@@ -100,3 +100,3 @@ static void vtd_elsewhere(VTDAddressSpace *vas)\n             deep();\n"
            + "-            old();\n+            new();\n             more();\n";
        var both = Mbox.Replace("@@ -1886,7", Other + "@@ -1886,7", StringComparison.Ordinal);

        Assert.That(Check(both, "plain-cover").ExitCode, Is.EqualTo(ExitCodes.Holds));
    }

    [Test]
    public void The_patch_that_one_was_made_on_lends_what_that_one_does_not_show()
    {
        using var folder = new TemporaryFolder();
        var last = "From 0" + Mbox.Split("\nFrom 0").Single(mail => mail.Contains("v3 4/4] ") && !mail.Contains("Subject: Re: "));
        var run = Check(last, "complete", "--on", folder.File("first.mbox", Without(Mbox, "4/4")), "--gate", "regressions", "--details");

        Assert.That(Check(last, "complete").ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(Check(last, "complete").Error, Does.Contain("--qemu DIR").And.Contain("--on PATCH"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error + run.Output);
        Assert.That(run.Output, Does.Match("complete +REFUTED +proved +repairs"));
    }

    [Test]
    public void A_revision_lends_its_guard_to_a_patch_that_shows_only_the_function_behind_it()
    {
        const string Function = "vtd_address_space_unmap_in_dirty_tracking";
        var diff = "--- a/hw/i386/intel_iommu.c\n+++ b/hw/i386/intel_iommu.c\n@@ -100,0 +101,5 @@\n"
            + $"+static void {Function}(VTDAddressSpace *as, IOMMUNotifier *n)\n+{{\n+    assert(n->start < n->start);\n+}}\n+\n";

        Assert.That(Check(diff, "no-abort").ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(Check(diff, "no-abort", "--on", "v6").ExitCode, Is.EqualTo(ExitCodes.Refuted));
        Assert.That(Check(diff, "plain-cover", "--on", "v6").ExitCode, Is.EqualTo(ExitCodes.Holds));
    }

    [Test]
    public void Terse_lines_name_the_patch()
    {
        var run = Check(Mbox, "complete", "--terse");

        Assert.That(run.Output, Does.Match(@"^hw/i386/intel_iommu\.c:[0-9]+: error: complete: [^\n]* \(patch-3\)\r?\n$"));
        Assert.That(run.Error, Is.Empty);
    }

    private static VerdictKind Verdict(SubjectResult subject, string id) => subject.Guarantees.Single(g => g.Id == id).Verdict;

    private static CliRun Check(string mbox, string guarantee, params string[] more) =>
        new CliSetting { Input = mbox }.Run(["check", "-", "-g", guarantee, .. more]);

    private static string Without(string mbox, string number) => string.Concat(
        mbox.Split("\nFrom 0").Select((mail, at) => at == 0 ? mail : $"\nFrom 0{mail}").Where(mail => !mail.Contains($"v3 {number}] ")
            || mail.Contains("Subject: Re: ")));
}
