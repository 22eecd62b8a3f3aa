using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.QemuSource;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Subjects;
using VtdVerify.Tests.Model;
using VtdVerify.Tests.Specs;

namespace VtdVerify.Tests.QemuSource;

/// <summary>The unmap of AMD's vIOMMU, from a small tree of the shape that QEMU's has.</summary>
[Category("Proof")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AmdTreeTests : IDisposable
{
    private static readonly Viommu Amd = Viommu.All.Single(viommu => viommu.Id == "amdvi");

    private static readonly string[] OfTracking = ["bitmap-fits", "dirty-kept", "exact", "guard"];

    // What [0, 2^64 - 1] breaks: nothing is sent, and the tree is emptied.
    private static readonly string[] OfEverything =
        ["complete", "notifiers-independent", "notify-first", "plain-cover", "unmap-only-served"];

    private readonly MiniTree mini = MiniTree.WithAmd();

    public void Dispose() => mini.Dispose();

    [Test]
    public void The_names_and_places_are_those_of_AMD()
    {
        var sources = Read().Sources;
        Assert.That(
            sources.Take(2).Select(s => (s.Function, s.File)),
            Is.EqualTo([("amdvi_address_space_unmap", MiniTree.AmdUnmap), ("amdvi_tell", MiniTree.AmdUnmap)]));
        Assert.That(
            sources.Single(s => s.Function == "dma_aligned_pow2_mask").Note,
            Is.EqualTo("proved of its text: it gives the longest aligned power-of-two block of a range, for addresses of 64 bits"));
    }

    [Test]
    public void Every_scope_shows_what_tracking_and_the_whole_address_space_break() =>
        Assert.That(Refuted(ScopeClass.Every), Is.EquivalentTo(OfTracking.Concat(OfEverything)));

    [Test]
    public void Of_the_scopes_that_VFIO_registers_only_tracking_is_broken()
    {
        Assert.That(Refuted(ScopeClass.Lower), Is.EquivalentTo(OfTracking.Skip(1)));
        Assert.That(Refuted(ScopeClass.Upper), Is.EquivalentTo(OfTracking));
    }

    // Another notifier may have any scope, and that of every address is not served.
    [Test]
    public void What_is_not_refuted_is_proved_or_rests_on_what_is_refuted() => Assert.That(
        Results().Where(r => r.Verdict is not (Verdict.Refuted or Verdict.Proved)).Select(r => r.Obligation.Id).Distinct(),
        Is.EqualTo(["notifiers-independent/takes-nothing"]));

    [Test]
    public void The_whole_address_space_gets_no_UNMAP_and_leaves_an_empty_tree()
    {
        var machine = new MachineDescription
        {
            Notifiers = [Given.Notifier(0, ulong.MaxValue)],
            Mappings = [Given.Mapping(0x1000, InclusiveSize.Of4K, 0x7000)],
        }.In(Amd.Space);
        var run = Read().Run(machine, [0]);
        Assert.That(run.Outcome, Is.TypeOf<MachineOutcome.Returned>());
        Assert.That((run.Events.Count, run.TreeAfter.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_counterexample_is_a_machine_of_AMD() => Assert.That(
        Results().Select(r => r.Verdict).OfType<Verdict.Refuted>().Select(v => v.Counterexample.Machine.Space), Is.All.EqualTo(Amd.Space));

    [Test]
    public void The_ledger_is_that_of_AMD() => Assert.That(
        Results().Where(r => r.Verdict is Verdict.Proved).SelectMany(r => r.Assumptions).Distinct(),
        Is.SubsetOf(Ledger.Of(Amd.Space)).And.Some.Matches<Assumption>(a => a.Id == "width-64"));

    [Test]
    public void An_unmap_that_counts_to_the_last_address_breaks_tracking_alone()
    {
        mini.Replace(MiniTree.AmdUnmap, "hwaddr amount = nt->end - at + 1;", "hwaddr amount = nt->end - at;");
        mini.Replace(MiniTree.AmdUnmap, "for (; amount >= AMDVI_PAGE_BYTES;) {", "for (;;) {");
        mini.Replace(
            MiniTree.AmdUnmap, "at += block + 1;", "if (block == amount) {\n            break;\n        }\n        at += block + 1;");
        mini.Replace(MiniTree.AmdUnmap, "    assert(amount == 0);\n", string.Empty);
        var results = Proofs.Of("amd mini tree, last address", () => Read());
        Assert.That(Guarantees(results, ScopeClass.Every), Is.EquivalentTo(OfTracking));
    }

    [Test]
    public void One_record_with_another_name_is_not_read()
    {
        mini.Replace("hw/i386/amd_iommu.h", "AMDVIAddressSpace", "AMDVISpace");
        mini.Replace(MiniTree.AmdUnmap, "AMDVIAddressSpace", "AMDVISpace");
        Assert.That(Read, Throws.TypeOf<TreeException>().With.Message.Contains("no record AMDVIAddressSpace"));
    }

    private CSubject Read() => MiniTree.Reader().Read(Amd, "tree-amdvi", "a tree of a test", mini.Open()).Subject;

    private IReadOnlyList<VtdVerify.Specs.Proof.ObligationResult> Results() => Proofs.Of("amd mini tree", () => Read());

    private IEnumerable<string> Refuted(ScopeClass scopeClass) => Guarantees(Results(), scopeClass);

    private static IEnumerable<string> Guarantees(
        IEnumerable<VtdVerify.Specs.Proof.ObligationResult> results, ScopeClass scopeClass) => results
        .Where(r => r.ScopeClass == scopeClass && r.Verdict is Verdict.Refuted)
        .Select(r => r.Guarantee.Id)
        .Distinct();
}
