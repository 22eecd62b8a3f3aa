using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Mutation.Revisions;
using VtdVerify.Subjects;
using VtdVerify.Tests.Model;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Mutation;

/// <summary>Where two revisions differ, and on how small a machine.</summary>
[Category("Proof")]
internal sealed class BehaviourDiffTests
{
    private const string Original = """
        static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
        {
            const DMAMap *map;
            DMAMap key = { .iova = n->start, .size = n->end - n->start };

            while (global_dirty_tracking && (map = iova_tree_find(as->iova_tree, &key))) {
                IOMMUTLBEvent event;

                event.type = IOMMU_NOTIFIER_UNMAP;
                event.entry.iova = map->iova;
                event.entry.addr_mask = map->size;
                event.entry.target_as = &address_space_memory;
                event.entry.perm = IOMMU_NONE;
                event.entry.translated_addr = map->translated_addr;
                memory_region_notify_iommu_one(n, &event);
                iova_tree_remove(as->iova_tree, *map);
            }
        }
        """;

    [Test]
    public void A_difference_that_no_known_machine_shows_is_found_by_proof_and_made_small()
    {
        var difference = Differing("while (global_dirty_tracking", "while (n->start != 0x123000 && global_dirty_tracking");

        Assert.That(difference.Machine.Notifiers.Single().Start.Value, Is.EqualTo(0x123000));
        var mapping = Given.Mapping(0x123000, InclusiveSize.Of4K, 0);
        Assert.That(difference.Machine.Mappings, Is.EqualTo([mapping]));
        Assert.That(difference.Older.Run.TreeAfter, Is.Empty);
        Assert.That(difference.Newer.Run.TreeAfter, Is.EqualTo([mapping]));
        Assert.That(difference.IsOfClass, Is.True);
    }

    [Test]
    public void A_mapping_that_the_difference_needs_is_kept()
    {
        var difference = Differing(
            "iova_tree_remove(as->iova_tree, *map);", "iova_tree_remove(as->iova_tree, *map); if (map_count++) { return; }");

        Assert.That(difference.Machine.Mappings, Has.Count.EqualTo(3));
        Assert.That(difference.Machine.Mappings.Select(mapping => mapping.InclusiveSize), Is.All.EqualTo(InclusiveSize.Of4K));
        Assert.That(difference.Machine.Notifiers.Single().Start.Value, Is.EqualTo(0));
    }

    [Test]
    public void A_difference_across_the_edge_of_a_scope_alone_is_said_to_lie_outside_of_the_class()
    {
        var compared = Compare("event.type =", "if (map->iova < n->start) { return; } event.type =");

        Assert.That(compared.Reason, Does.EndWith("of those that the guarantees speak of, none tells the two apart"));
        var difference = ((BehaviourComparison.Different)compared).Difference;
        Assert.That(difference.IsOfClass, Is.False);
        Assert.That(difference.Machine.Mappings.Single().Iova, Is.LessThan(difference.Machine.Notifiers.Single().Start));
    }

    [Test]
    public void A_loop_that_does_not_end_differs_from_one_that_does()
    {
        var difference = Differing("iova_tree_remove(as->iova_tree, *map);", ";");

        Assert.That(difference.Older.Run.Outcome, Is.InstanceOf<MachineOutcome.Returned>());
        Assert.That(difference.Newer.Run.Outcome, Is.InstanceOf<MachineOutcome.OutOfFuel>());
    }

    [Test]
    public void What_is_not_read_is_undecided() => Assert.That(
        Compare("event.type =", "if (map->iova == 0x7777000) { vtd_frobnicate(map)->size = 1; } event.type ="),
        Is.InstanceOf<BehaviourComparison.Undecided>());

    [Test]
    public void A_machine_that_a_counterexample_shows_may_be_the_only_one_to_tell_them_apart()
    {
        const string OfIndex = "if (n->iommu_idx == 7) { return; } event.type =";
        var machine = Differing("iova_tree_remove(as->iova_tree, *map);", ";").Machine;
        var shown = machine with { Unknowns = new Dictionary<string, ulong> { ["n.iommu_idx"] = 7 } };
        Assert.That(Compare("event.type =", OfIndex, machine), Is.InstanceOf<BehaviourComparison.Undecided>());
        Assert.That(Compare("event.type =", OfIndex, shown), Is.InstanceOf<BehaviourComparison.Different>());
    }

    [Test]
    public void Every_built_in_revision_does_what_it_does([ValueSource(typeof(ModelSubject), nameof(ModelSubject.All))] ISubject subject) =>
        Assert.That(BehaviourDiff.Of(subject, subject, RunSolver.Create), Is.InstanceOf<BehaviourComparison.Same>());

    private static RevisionDifference Differing(string from, string to) => ((BehaviourComparison.Different)Compare(from, to)).Difference;

    private static BehaviourComparison Compare(string from, string to, params IEnumerable<MachineDescription> shown)
    {
        var other = Original.Replace(from, to, StringComparison.Ordinal);
        Assert.That(other, Is.Not.EqualTo(Original));
        other = other.Replace("const DMAMap *map;", "const DMAMap *map; unsigned int map_count = 0;", StringComparison.Ordinal);
        return BehaviourDiff.Of(CSources.Text(Original), CSources.Text(other), RunSolver.Create, shown);
    }
}
