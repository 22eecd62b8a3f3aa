using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.Tree;

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
        Assert.That(result.Series.WholeNote, Does.EndWith("all of it is read from the tree"));
    }

    [Test]
    public void The_tree_without_the_series_stands_beside()
    {
        var run = Run(Series, "exact", "--before-after");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(run.Output, Does.Match("exact +REFUTED +proved +repairs").And.Contain("before (C): the tree without the series"));
    }

    [Test]
    public void A_tree_that_has_the_series_is_taken_back_first()
    {
        Apply(Series);

        var result = Result(Check(Series, "exact"));

        Assert.That(result.Subjects.Select(s => s.Name), Is.EqualTo(["patch-3"]));
        Assert.That(result.Notes, Has.One.Contains("has all patches of the series already"));
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
            tree = VtdVerify.Tree.Placing.PlacedPatch.In(tree, MiniTree.Patch(diff)).After;
        }

        Assert.That(series, Does.Contain("vtd_drain"));
        mini.Write(MiniTree.Unmap, MiniTree.TextOf(tree, MiniTree.Unmap));
    }

    private CliRun Check(string series, string guarantee) => Run(series, guarantee, "--json", "-");

    private CliRun Run(string series, string guarantee, params string[] more) =>
        new CliSetting { Input = series }.Run(["check", "-", "--qemu", mini.Root, "-g", guarantee, .. more]);
}
