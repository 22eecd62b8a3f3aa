using NUnit.Framework;
using VtdVerify.Reporting;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Tests.QemuSource;
using VtdVerify.Tests.Reporting;

namespace VtdVerify.Tests.Cli;

/// <summary>What the report says of the assumptions that a tree's page walk is held against.</summary>
[Category("EndToEnd")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class WalkTests : IDisposable
{
    private const string Unreserved = """
        --- a/hw/i386/intel_iommu.c
        +++ b/hw/i386/intel_iommu.c
        @@ -1,3 +1,3 @@ void vtd_shadow_begin(IntelIOMMUState *state, bool snoops)
             shadow_banned[3] = SHADOW_ABOVE(state->aw_bits);
        -    shadow_banned[4] = SHADOW_ABOVE(state->aw_bits) | SHADOW_LEAF;
        +    shadow_banned[4] = SHADOW_ABOVE(state->aw_bits);
             shadow_banned_leaf[2] = SHADOW_ABOVE(state->aw_bits);

        """;

    private readonly MiniTree mini = MiniTree.WithWalk();

    public void Dispose() => mini.Dispose();

    [Test]
    public void The_ledger_says_where_an_assumption_is_proved_of_the_tree()
    {
        var run = CliRun.Of("check", "--qemu", mini.Root, "-g", "plain-cover", "--details");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That(run.Output, Does.Contain("proved of this tree (hw/i386/intel_iommu.c:"));
    }

    [Test]
    public async Task A_patch_of_the_walk_alone_is_checked_and_what_it_lets_through_is_in_the_result()
    {
        var patch = mini.Write("t.patch", Unreserved)["t.patch"];
        var run = CliRun.Of("check", patch, "--qemu", mini.Root, "-g", "plain-cover", "--json", "-");
        var result = ResultJson.Read(run.Output);
        var found = result.Assumptions.Single(assumption => assumption.Id == Ledger.WellFormed.Id).OfTree!.Single();
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Holds), run.Error);
        Assert.That((found.Subject, found.Shown, found.File), Is.EqualTo(("patch", false, MiniTree.Unmap)));
        Assert.That(found.Finding, Does.Contain(" at level 4, "));
        Assert.That(result.Notes, Has.Some.Contains("changes the page walk"));
        Assert.That(await Schema.Faults(run.Output), Is.Empty);
    }
}
