using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Tests.Model;
using VtdVerify.Tests.Specs;

namespace VtdVerify.Tests.QemuSource;

/// <summary>The unmap of virtio-iommu, which is called with a range and has no tree of mappings, from a small tree.</summary>
[Category("Proof")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class VirtioTreeTests : IDisposable
{
    private static readonly Viommu Virtio = Viommu.All.Single(viommu => viommu.Id == "virtio-iommu");

    private static readonly IReadOnlyList<IGuarantee> Applicable =
        [.. GuaranteeCatalog.All.Where(guarantee => !Virtio.NotApplicable.Contains(guarantee.Id))];

    private readonly MiniTree mini = MiniTree.WithVirtio();

    public void Dispose() => mini.Dispose();

    [Test]
    public void Functions_of_the_tree_of_mappings_are_not_among_its_sources() => Assert.That(
        Read().Sources.Select(source => source.Function),
        Is.EqualTo([
            "virtio_iommu_notify_unmap", "virtio_iommu_tell", "dma_aligned_pow2_mask", "memory_region_notify_iommu_one",
            "memory_region_notify_iommu",
        ]));

    [Test]
    public void Blocks_are_shown_to_cover_the_range_and_only_bitmaps_do_not_fit()
    {
        var results = Prove();
        Assert.That(Refuted(results, ScopeClass.Every), Is.EqualTo(["bitmap-fits"]));
        Assert.That(Refuted(results, ScopeClass.Lower), Is.Empty);
        Assert.That(Refuted(results, ScopeClass.Upper), Is.EqualTo(["bitmap-fits"]));
        Assert.That(
            results.Where(r => r.Verdict is not (Verdict.Refuted or Verdict.Proved)).Select(r => $"{r.Obligation.Id}: {r.Verdict}"),
            Is.Empty);
    }

    [Test]
    public void Without_a_block_for_all_addresses_the_whole_address_space_gets_no_UNMAP()
    {
        mini.Replace(MiniTree.VirtioUnmap, "if (last - at == UINT64_MAX) {", "if (0) {");
        Assert.That(Refuted(Prove(), ScopeClass.Every), Is.EqualTo(["bitmap-fits", "plain-cover", "unmap-only-served"]));
    }

    [TestCase("listener->iommu_idx == number", "listener->iommu_idx != number")]
    [TestCase("            memory_region_notify_iommu_one(listener, &what);\n", "")]
    [TestCase("&(area)->iommu_notify, node)", "&(area)->others, node)")]
    [TestCase("    QLIST_FOREACH((which)", "    if ((area)->iommu_notify_flags) QLIST_FOREACH((which)")]
    [TestCase("    IOMMUNotifier *listener;\n", "    IOMMUNotifier *listener;\n\n    area = 0;\n")]
    public void Another_loop_over_the_notifiers_is_not_the_machines(string old, string text)
    {
        mini.Replace(MiniTree.Memory, old, text);
        var verdict = Proofs.Decide(Read(), new PlainCover());
        Assert.That(verdict, Is.InstanceOf<Verdict.Unsupported>(), $"{verdict}");
    }

    [TestCase("(var)", false)]
    [TestCase("(var) && (var)->field.le_next", true)]
    public void A_loop_over_a_list_must_be_QEMUs(string condition, bool isRefused)
    {
        const string Header = "include/exec/memory.h";
        var loop = "#define QLIST_FOREACH(var, head, field) for ((var) = ((head)->lh_first); "
            + $"{condition}; (var) = ((var)->field.le_next))";
        mini.Write(Header, $"{File.ReadAllText(mini[Header])}\n{loop}\n");
        Assert.That(Proofs.Decide(Read(), new PlainCover()) is Verdict.Unsupported, Is.EqualTo(isRefused));
    }

    [TestCase("area->iommu_notify_flags = 0;")]
    public void Another_region_leaves_the_next_unmap_open(string statement)
    {
        mini.Replace(
            MiniTree.VirtioUnmap, "    virtio_iommu_tell(area, &gone, at, last);\n}",
            $"    virtio_iommu_tell(area, &gone, at, last);\n    {statement}\n}}");
        Assert.That(Proofs.Decide(Read(), new PlainCover()), Is.InstanceOf<Verdict.Unsupported>());
    }

    [Test]
    public void A_block_too_far_is_refuted()
    {
        mini.Replace(MiniTree.VirtioUnmap, "&gone, at, last)", "&gone, at, last + 4096)");
        Assert.That(Refuted(Prove(), ScopeClass.Every), Does.Contain("in-scope").And.Contain("plain-cover"));
    }

    [TestCase(NotifierFlags.Unmap, 1)]
    [TestCase(NotifierFlags.Map, 0)]
    public void The_flags_of_the_region_are_those_of_its_notifier(NotifierFlags flags, int events)
    {
        var machine = new MachineDescription { Notifiers = [Given.Notifier(0x1000, 0x1fff, flags)] }.In(Virtio.Space);
        var run = Read().Run(machine, [0]);
        Assert.That(run.Outcome, Is.TypeOf<MachineOutcome.Returned>());
        var made = run.Events.Select(e => (e.Event.Iova.Value, e.Event.AddressMask.Value));
        Assert.That(made, Is.EqualTo(Enumerable.Repeat((0x1000UL, 0xfffUL), events)));
    }

    [Test]
    public void Another_index_than_that_of_the_notifier_tells_nobody()
    {
        mini.Replace(MiniTree.VirtioUnmap, "(area, 0, *what);\n    }", "(area, 1, *what);\n    }");
        Assert.That(Refuted(Prove(), ScopeClass.Lower), Is.EqualTo(["plain-cover", "unmap-only-served"]));
    }

    private CSubject Read() => MiniTree.Reader().Read(Virtio, "tree-virtio-iommu", "a tree of a test", mini.Open()).Subject;

    private IReadOnlyList<ObligationResult> Prove()
    {
        var subject = Read();
        return new Prover(RunSolver.Create).Prove(subject, Applicable);
    }

    private static IEnumerable<string> Refuted(IEnumerable<ObligationResult> results, ScopeClass scopeClass) => results
        .Where(r => r.ScopeClass == scopeClass && r.Verdict is Verdict.Refuted)
        .Select(r => r.Guarantee.Id)
        .Distinct();
}
