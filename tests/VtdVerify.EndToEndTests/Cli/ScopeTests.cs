using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Tests.QemuSource;
using VtdVerify.Tests.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>What the report says of the scopes that a tree registers.</summary>
[Category("EndToEnd")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ScopeTests : IDisposable
{
    private const string OneTooMany = """
        --- a/hw/vfio/watch.c
        +++ b/hw/vfio/watch.c
        @@ -1,3 +1,2 @@ static void watch_part(MemoryListener *hook, MemoryRegionSection *part)
                 edge = int128_add(int128_make64(part->offset_within_region), part->size);
        -        edge = int128_sub(edge, int128_one());
                 iommu_notifier_init(&one->heard, watch_told, IOMMU_NOTIFIER_MAP | IOMMU_NOTIFIER_UNMAP,

        """;

    private const string Wider = """
        --- a/hw/i386/intel_iommu.c
        +++ b/hw/i386/intel_iommu.c
        @@ -1,3 +1,3 @@ void vtd_lay_out(DeviceRegions *all, BoardRegions *board, void *owner)
             memory_region_init_iommu(&all->own, sizeof(all->own), "own", owner, "own", UINT64_MAX);
             memory_region_init_alias(&all->quiet, owner, "quiet", &board->signals, 0, memory_region_size(&board->signals));
        -    memory_region_add_subregion_overlap(MEMORY_REGION(&all->own), QUIET_FROM, &all->quiet, 1);
        +    memory_region_add_subregion_overlap(MEMORY_REGION(&all->own), 0xfed00000, &all->quiet, 1);

        """;

    private readonly MiniTree mini = MiniTree.WithScopes();

    public void Dispose() => mini.Dispose();

    [Test]
    public void The_summary_counts_what_is_proved_of_the_tree_and_names_what_is_not()
    {
        var run = CliRun.Of("check", "--qemu", mini.Root, "-g", "plain-cover");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(
            run.Output.ReplaceLineEndings(" "),
            Does.Contain("assumptions, 6 of them proved of this tree (not proved of this tree: no-straddle);"));
    }

    [Test]
    public async Task A_patch_of_the_registration_alone_is_checked_and_what_it_registers_is_in_the_result()
    {
        var (run, result) = Check(OneTooMany);
        var found = OfTree(result, Ledger.ScopeAligned.Id);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That((found.Subject, found.Shown, found.File), Is.EqualTo(("patch", false, MiniTree.Vfio)));
        Assert.That(found.Finding, Does.Contain("registers [0x0, 0xfee00000] for the section [0x0, 0xfedfffff] "));
        Assert.That(result.Notes, Has.Some.Contains("changes where the scopes of its notifiers come from"));
        Assert.That(await Schema.Faults(run.Output), Is.Empty);
    }

    [Test]
    public void A_patch_of_the_regions_alone_is_checked_and_the_scopes_that_no_verdict_speaks_of_are_named()
    {
        var (run, result) = Check(Wider);
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(OfTree(result, Ledger.ScopeAligned.Id).Shown);
        Assert.That(result.Notes, Has.Some.Contains("the verdicts for lower speak of scopes that it does not register"));
        Assert.That(result.Notes, Has.Some.Contains("VFIO registers [0x0, 0xfecfffff] and ["));
    }

    private static AssumptionOnTree OfTree(CheckResult result, string id) =>
        result.Assumptions.Single(assumption => assumption.Id == id).OfTree!.Single();

    private (CliRun Run, CheckResult Result) Check(string diff)
    {
        var patch = mini.Write("t.patch", diff)["t.patch"];
        var run = CliRun.Of("check", patch, "--qemu", mini.Root, "-g", "plain-cover", "--json", "-");
        return (run, ResultJson.Read(run.Output));
    }
}
