using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.QemuSource;

namespace VtdVerify.Tests.Cli;

/// <summary>`check --qemu` of several patches at once.</summary>
[Category("EndToEnd")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TreeSeriesTests : IDisposable
{
    private const string Test =
        "--- a/tests/qtest/iommu-test.c\n+++ b/tests/qtest/iommu-test.c\n@@ -1,1 +1,2 @@\n int one;\n+int two;\n";

    private static readonly string Series = Mail("1/3", Test) + Mail("2/3", Diffs.TrackedFunction) + Mail("3/3", Diffs.TrackedGuard);

    private readonly MiniTree mini = new();

    public void Dispose() => mini.Dispose();

    [Test]
    public void Patches_are_placed_one_after_the_other()
    {
        var result = Result(Check(Series, "exact"));

        Assert.That(
            result.Series!.Patches.Select(p => (p.Outcome, p.Reason)),
            Is.EqualTo([
                (PatchOutcome.NotChecked, "changes no C file that is read"),
                (PatchOutcome.NotChecked, "changes no function of the unmap"),
                (PatchOutcome.Checked, (string?)null),
            ]));
        Assert.That(result.Subjects.Select(s => (s.Name, s.Guarantees.Single().Verdict)), Is.EqualTo([("patch-3", VerdictKind.Proved)]));
        Assert.That(result.Series.Whole, Is.EqualTo("patch-3"));
        Assert.That(result.Series.WholeNote, Does.EndWith("all code is read from the tree"));
    }

    [Test]
    public void The_tree_without_the_series_stands_beside()
    {
        var run = Run(Series, "exact", "--before-after", "--details");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(run.Output, Does.Match("exact +REFUTED +proved +repairs").And.Contain("before (C): the tree without the series"));
    }

    [Test]
    public void A_tree_that_has_the_series_is_taken_back_first()
    {
        Apply(Series);

        var result = Result(Check(Series, "exact"));

        Assert.That(result.Subjects.Select(s => s.Name), Is.EqualTo(["patch-3"]));
        Assert.That(result.Notes, Has.One.Contains("already has all patches of the series"));
    }

    [Test]
    public void A_macro_that_the_unmap_does_not_use_is_none()
    {
        mini.Replace(MiniTree.Unmap, "#include <stdint.h>\n", "#include <stdint.h>\n#define VTD_SPARE 1\n");
        var spare = $"{Diffs.Header}@@ -1,2 +1,2 @@\n #include <stdint.h>\n-#define VTD_SPARE 1\n+#define VTD_SPARE 2\n";

        Assert.That(
            Check(Mail("1/2", spare) + Mail("2/2", Test), "exact").Error,
            Does.Contain("1/2 changes no function of the unmap; 2/2 changes no C file that is read"));
    }

    [Test]
    public void A_constant_that_the_unmap_uses_is_a_change()
    {
        const string Header = "hw/i386/intel_iommu_internal.h";
        var page = $"--- a/{Header}\n+++ b/{Header}\n@@ -1,2 +1,2 @@\n #define VTD_PAGE_BITS 12\n"
            + "-#define VTD_PAGE_BYTES (1ULL << VTD_PAGE_BITS)\n+#define VTD_PAGE_BYTES (1ULL << 12)\n";

        Assert.That(Result(Check(Mail("1/2", page) + Mail("2/2", Test), "plain-cover")).Series!.Whole, Is.EqualTo("patch-1"));
    }

    [Test]
    public void A_patch_that_does_not_fit_is_named_and_quoted()
    {
        var misfit = Diffs.TrackedGuard.Replace("hwaddr amount;", "hwaddr number;", StringComparison.Ordinal)
            .Replace("DMAMap all;", "DMAMap every;", StringComparison.Ordinal)
            .Replace("assert(at <= edge);", "assert(at < edge);", StringComparison.Ordinal);

        var run = Check(Mail("1/2", Diffs.TrackedFunction) + Mail("2/2", misfit), "exact");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.InputError, string.Empty)));
        Assert.That(run.Error, Does.Contain("error: 2/2: a hunk of the patch fits nowhere").And.Contain("| +        vtd_drain(vas, nt);"));
    }

    [Test]
    public void A_tree_that_has_the_first_patches_is_taken_back_to_before_them()
    {
        mini.Write(MiniTree.Unmap, MiniTree.TextOf(Placed(Diffs.TrackedFunction), MiniTree.Unmap));

        var result = Result(Check(Series, "exact"));

        Assert.That(result.Subjects.Select(s => s.Name), Is.EqualTo(["patch-3"]));
        Assert.That(result.Notes, Has.One.Contains("already has the series up to 2/3"));
    }

    [Test]
    public void A_series_may_begin_in_its_middle()
    {
        mini.Write(MiniTree.Unmap, MiniTree.TextOf(Placed(Diffs.TrackedFunction), MiniTree.Unmap));

        var result = Result(Check(Mail("3/3", Diffs.TrackedGuard), "exact"));

        Assert.That(result.Subjects.Select(s => s.Name), Is.EqualTo(["patch"]));
    }

    [Test]
    public void A_patch_that_does_not_fit_without_those_that_are_not_in_the_input_says_so()
    {
        var inFunction = Diffs.Change("vtd_drain", "    };", "    const DMAMap *found;", "    const DMAMap *one;", string.Empty);

        Assert.That(
            Check(Mail("2/3", inFunction) + Mail("3/3", Diffs.TrackedGuard), "exact").Error,
            Does.Match("2/3: a hunk of the patch .*; 1 of the series is not in the input"));
    }

    [Test]
    public void The_diff_of_a_reply_is_checked_on_top_of_the_patches()
    {
        var wrong = Diffs.Tracked.Replace("nt->end - nt->start", "nt->end", StringComparison.Ordinal);
        Assert.That(wrong, Is.Not.EqualTo(Diffs.Tracked));
        var after = Placed(wrong).Read(MiniTree.Unmap).Lines.Select(line => line.Text).ToList();
        var at = after.FindIndex(line => line.Contains("nt->end }", StringComparison.Ordinal));
        var reply = $"{Diffs.Header}@@ -{at},3 +{at},3 @@\n {after[at - 1]}\n-{after[at]}\n"
            + $"+{after[at].Replace("nt->end", "nt->end - nt->start", StringComparison.Ordinal)}\n {after[at + 1]}\n";
        var thread = Mail("1/1", wrong) + Mail("1/1", reply).Replace("Subject: ", "Subject: Re: ", StringComparison.Ordinal);

        var result = ResultJson.Read(Check(thread, "complete").Output);

        Assert.That(
            result.Series!.Patches.Select(p => (p.Label, p.Subject)),
            Is.EqualTo([("1/1", "patch-1"), ("reply to 1/1", "reply-1")]));
        Assert.That(
            result.Subjects.Select(s => s.Guarantees.Single().Verdict), Is.EqualTo([VerdictKind.Refuted, VerdictKind.Proved]));
    }

    [Test]
    public void The_gate_for_regressions_passes_what_only_repairs_and_fails_what_breaks()
    {
        var wrong = Diffs.Tracked.Replace("nt->end - nt->start", "nt->end", StringComparison.Ordinal);

        Assert.That(Run(Diffs.Tracked, "exact", "--gate", "regressions").ExitCode, Is.EqualTo(ExitCodes.Holds));
        Assert.That(Run(Diffs.Tracked, "notifiers-independent").ExitCode, Is.EqualTo(ExitCodes.Refuted));
        var broken = Run(wrong, "complete", "--gate", "regressions");
        Assert.That(broken.ExitCode, Is.EqualTo(ExitCodes.Refuted));
        Assert.That(broken.Output, Does.Contain("exit code 1: the patch breaks a guarantee that held before"));
    }

    private VtdVerify.QemuSource.Files.QemuTree Placed(string diff) =>
        VtdVerify.QemuSource.Placing.PlacedPatch.In(mini.Open(), MiniTree.Patch(diff)).After;

    private static string Mail(string number, string diff) =>
        $"From 1111 Mon Sep 17 00:00:00 2001\nFrom: a@vtdverify.invalid\nSubject: [PATCH {number}] iommu: step {number[0]}\n\n"
        + $"{diff.ReplaceLineEndings("\n")}-- \n2\n\n";

    private static CheckResult Result(CliRun run)
    {
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        return ResultJson.Read(run.Output);
    }

    private void Apply(string series)
    {
        var tree = mini.Open();
        foreach (var diff in (string[])[Diffs.TrackedFunction, Diffs.TrackedGuard])
        {
            tree = VtdVerify.QemuSource.Placing.PlacedPatch.In(tree, MiniTree.Patch(diff)).After;
        }

        Assert.That(series, Does.Contain("vtd_drain"));
        mini.Write(MiniTree.Unmap, MiniTree.TextOf(tree, MiniTree.Unmap));
    }

    private CliRun Check(string series, string guarantee) => Run(series, guarantee, "--json", "-");

    private CliRun Run(string series, string guarantee, params string[] more) =>
        new CliSetting { Input = series }.Run(["check", "-", "--qemu", mini.Root, "-g", guarantee, .. more]);
}
