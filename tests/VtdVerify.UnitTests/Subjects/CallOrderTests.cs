using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Subjects;

/// <summary>
/// C does not say which argument comes first: where QEMU's functions make that matter, no order is taken for the right one.
/// </summary>
internal sealed class CallOrderTests
{
    private static readonly MachineDescription OneMapping = Machines.Tracked with
    {
        Notifiers = [NotifierDescription.BelowInterrupts],
        Mappings = [Machines.Map4K(0x1000)],
    };

    [TestCase("vtd_both(map->iova, vtd_drop(tree, *map));", "the tree or the listeners")]
    [TestCase("vtd_both(iova_tree_find(tree, &copy) != NULL, copy.size++);", "copy.size")]
    [TestCase("vtd_both(vtd_tell(n, &event), event.entry.addr_mask++);", "event.entry.addr_mask")]
    [TestCase("vtd_both(vtd_tell(n, &event), n->end--);", "n.end")]
    public void What_a_call_of_QEMU_changes_or_reads_is_not_used_beside_it(string statement, string named) =>
        Assert.That((Outcome(statement) as MachineOutcome.Unsupported)?.Construct, Does.EndWith($"whose order matters to {named}"));

    [TestCase("vtd_both(vtd_drop(tree, *map), map->size);", "map in the tree is not used after the end of its life")]
    [TestCase("vtd_both((copy = *map).size, vtd_drop(tree, copy));", "copy is not changed and used in one expression without an order")]
    public void What_is_wrong_in_the_order_of_the_text_is_undefined(string statement, string rule) =>
        Assert.That((Outcome(statement) as MachineOutcome.Undefined)?.Rule, Is.EqualTo(rule));

    [TestCase("vtd_both(map->iova, map->size);")]
    [TestCase("vtd_both(vtd_drop(tree, *map), n->start);")]
    [TestCase("vtd_both(vtd_tell(n, &event), copy.size++);")]
    [TestCase("vtd_both(map->iova, iova_tree_find(tree, &copy) != NULL);")]
    public void What_has_nothing_to_do_with_a_call_is_used_beside_it(string statement) =>
        Assert.That(Outcome(statement), Is.TypeOf<MachineOutcome.Returned>());

    private static MachineOutcome Outcome(string statement) => ConcreteRuns.Of(CSources.Text($$"""
        static hwaddr vtd_both(hwaddr one, hwaddr other)
        {
            return one + other;
        }

        static hwaddr vtd_drop(IOVATree *tree, DMAMap map)
        {
            iova_tree_remove(tree, map);
            return map.size;
        }

        static hwaddr vtd_tell(IOMMUNotifier *n, const IOMMUTLBEvent *event)
        {
            memory_region_notify_iommu_one(n, event);
            return 0;
        }

        static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
        {
            IOVATree *tree = as->iova_tree;
            DMAMap copy = { .iova = n->start, .size = n->end - n->start };
            const DMAMap *map = iova_tree_find(tree, &copy);
            IOMMUTLBEvent event = {
                .type = IOMMU_NOTIFIER_UNMAP,
                .entry = { .addr_mask = 0xfff, .target_as = &address_space_memory, .perm = IOMMU_NONE },
            };

            {{statement}}
        }
        """), OneMapping).Outcome;
}
