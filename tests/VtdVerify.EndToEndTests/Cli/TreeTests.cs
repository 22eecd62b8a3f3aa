using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Tests.QemuSource;
using VtdVerify.Tests.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>`check --qemu` from the command line to the report.</summary>
[Category("EndToEnd")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TreeTests : IDisposable
{
    private readonly MiniTree mini = new();

    public void Dispose() => mini.Dispose();

    [Test]
    public async Task A_patch_is_judged_by_the_tree_with_it()
    {
        var run = CliRun.Of("check", mini.Write("t.patch", Diffs.Tracked)["t.patch"], "--qemu", mini.Root, "--json", "-", "-g", "complete");
        var result = ResultJson.Read(run.Output);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(result.Tree, Is.EqualTo(new TreeInfo(mini.Root, "9.8.7")));
        Assert.That(result.Subjects.Single().Drift.Select(d => d.Function), Does.Contain("dma_aligned_pow2_mask"));
        Assert.That(await Schema.Faults(run.Output), Is.Empty);
    }

    [Test]
    public void A_tree_alone_is_checked_as_it_stands()
    {
        var run = CliRun.Of("check", "--qemu", mini.Root, "-g", "plain-cover", "--details");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(run.Output, Does.Contain("(QEMU 9.8.7)").And.Contain("tree (C): the tree as it stands")
            .And.Contain("vtd_address_space_unmap: whole, from the tree, hw/i386/intel_iommu.c:23, tokens "));
    }

    [Test]
    public void The_insert_is_a_source_with_its_place_and_what_was_proved_of_it()
    {
        var run = new CliSetting { Input = Diffs.Tracked }.Run("check", "-", "--qemu", mini.Root, "-g", "plain-cover", "--details");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(
            run.Output,
            Does.Match(@"iova_tree_insert: whole, from the tree, util/iova-tree\.c:40, tokens [0-9a-f]{12}\s+proved of its text: it"));
    }

    [Test]
    public void A_patch_that_takes_the_overlap_check_out_of_the_insert_is_checked_and_said_to_drift()
    {
        var diff = """
            --- a/util/iova-tree.c
            +++ b/util/iova-tree.c
            @@ -46,7 +46,7 @@ int iova_tree_insert(IOVATree *where, const DMAMap *what)
                 if (what->perm == IOMMU_NONE || what->iova + what->size < what->iova) {
                     return IOVA_WRONG;
                 }
            -    if (iova_tree_find(where, what)) {
            +    if (what->size == 1) {
                     return IOVA_TAKEN;
                 }
                 kept = g_new0(DMAMap, 1);

            """;
        var run = new CliSetting { Input = diff.ReplaceLineEndings("\n") }
            .Run("check", "-", "--qemu", mini.Root, "-g", "plain-cover", "--details");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(run.Output, Does.Match(@"drift: iova_tree_insert, util/iova-tree\.c:40: it breaks the contract that it\s+refuses"));
    }

    [Test]
    public void Before_and_after_stand_side_by_side()
    {
        var run = new CliSetting { Input = Diffs.Tracked.ReplaceLineEndings("\n") }
            .Run("check", "-", "--qemu", mini.Root, "--before-after", "-g", "exact", "-g", "power-of-two", "--details");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(run.Output, Does.Match("exact +REFUTED +proved +repairs").And.Match("power-of-two +proved +proved +keeps")
            .And.Contain("the patch repairs exact").And.Contain("the patch breaks nothing"));
    }

    [Test]
    public void A_patch_that_does_not_fit_is_refused_with_the_hunk()
    {
        var diff = Diffs.Change(
            "vtd_two_alike", "    if (nt->start) { ", "        nt->iommu_idx = 1;", "        nt->iommu_idx = 3;", "    }");
        var run = new CliSetting { Input = diff }.Run("check", "-", "--qemu", mini.Root);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.InputError, string.Empty)));
        Assert.That(run.Error, Does.Contain("fits in several places").And.Contain("  remedy: ")
            .And.Contain("  | -        nt->iommu_idx = 1;"));
    }

    [Test]
    public void A_patch_that_leaves_the_unmap_alone_is_not_checked()
    {
        var elsewhere = Diffs.Change("vtd_scope_is_low", "    if (!nt->start) {", "        low = true;", "        low = 1;", "    }");
        var run = new CliSetting { Input = elsewhere }.Run("check", "-", "--qemu", mini.Root);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.InputError, string.Empty)));
        Assert.That(run.Error, Does.Contain("the patch changes no function of the unmap").And.Contain("  remedy: Without the patch"));
    }

    [Test]
    public void A_patch_that_gives_the_unmap_another_name_is_refused()
    {
        var text = File.ReadAllText(mini[MiniTree.Unmap]);
        var at = Array.FindIndex(text.Split('\n'), line => line.Contains("vtd_address_space_unmap(", StringComparison.Ordinal));
        var lines = text.Split('\n')[at..(at + 3)];
        var renamed = lines[0].Replace("vtd_address_space_unmap", "vtd_other_unmap", StringComparison.Ordinal);
        var diff = $"--- a/{MiniTree.Unmap}\n+++ b/{MiniTree.Unmap}\n@@ -{at + 1},3 +{at + 1},3 @@\n-{lines[0]}\n+{renamed}\n {lines[1]}\n"
            + $" {lines[2]}\n";
        var run = new CliSetting { Input = diff }.Run("check", "-", "--qemu", mini.Root);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCodes.InputError, string.Empty)));
        Assert.That(run.Error, Does.Contain("intel_iommu.c has no vtd_address_space_unmap with the patch").And.Contain("  remedy: "));
    }

    [Test]
    public void A_folder_that_is_no_tree_is_refused()
    {
        var run = CliRun.Of("check", "--qemu", mini["util"]);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.InputError));
        Assert.That(run.Error, Does.Contain("remedy: Give the folder of a QEMU checkout"));
    }

    [TestCase("check", "--before-after")]
    [TestCase("check", "--before-after", "--qemu", ".")]
    [TestCase("check", "--gate", "regressions")]
    public void Before_and_after_need_a_patch(params string[] args)
    {
        var run = CliRun.Of(args);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.UsageError));
        Assert.That(run.Error, Does.Contain("--before-after and --gate regressions need a PATCH"));
    }
}
