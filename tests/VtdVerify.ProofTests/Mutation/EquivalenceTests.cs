using NUnit.Framework;
using VtdVerify.Mutation.Equivalence;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Mutation;

/// <summary>What is proved to be the same, and what must not be.</summary>
[Category("Proof")]
internal sealed class EquivalenceTests
{
    private const string Original = """
        static void drain(VTDAddressSpace *as, IOMMUNotifier *n)
        {
            const DMAMap *map;
            DMAMap key = { .iova = n->start, .size = n->end - n->start };
            unsigned int turns = 0;

            while ((map = iova_tree_find(as->iova_tree, &key))) {
                IOMMUTLBEvent event;

                event.type = IOMMU_NOTIFIER_UNMAP;
                event.entry.iova = map->iova;
                event.entry.addr_mask = map->size;
                event.entry.target_as = &address_space_memory;
                event.entry.perm = IOMMU_NONE;
                event.entry.translated_addr = map->translated_addr;
                memory_region_notify_iommu_one(n, &event);
                iova_tree_remove(as->iova_tree, *map);
                turns = turns + 1;
            }
        }

        static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
        {
            if (global_dirty_tracking) {
                drain(as, n);
            }
        }
        """;

    [TestCase("turns = turns + 1", "turns = turns + 7", TestName = "what nobody reads")]
    [TestCase("unsigned int turns", "uint8_t turns", TestName = "the width of what nobody reads")]
    [TestCase("if (global_dirty_tracking)", "if (global_dirty_tracking > 0)", TestName = "an unsigned word above zero")]
    [TestCase("if (global_dirty_tracking)", "if (global_dirty_tracking & 7)", TestName = "all bits that there are")]
    [TestCase("n->end - n->start }", "n->end - n->start - 0xffe }", TestName = "a key that ends within the last page")]
    [TestCase("*map);", "(DMAMap) { .iova = map->iova });", TestName = "a removal of the first byte")]
    [TestCase("event.type", "if (map->perm > IOMMU_RW) { return; } event.type", TestName = "no mapping grants more than both")]
    [TestCase("while ((map", "if ((global_dirty_tracking & 8) == 0) while ((map", TestName = "a condition that always holds")]
    public void It_is_proved(string from, string to) => Assert.That(Prove(from, to).IsEquivalent, Is.True);

    [TestCase("turns = turns + 1", "turns = turns + 1; if (turns == 3) { return; }", TestName = "the third turn leaves")]
    [TestCase("IOMMU_NONE;", "turns < 5 ? IOMMU_NONE : IOMMU_RO;", TestName = "the sixth turn grants")]
    [TestCase("= map->translated_addr", "= map->translated_addr & ~1ULL", TestName = "an odd guest address")]
    [TestCase("event.type", "if (map->perm == IOMMU_WO) { return; } event.type", TestName = "a write-only mapping ends it")]
    [TestCase("n->end - n->start }", "n->end - n->start - 0x1000 }", TestName = "a key without the last page")]
    [TestCase("if (global_dirty_tracking)", "if (global_dirty_tracking & 3)", TestName = "a flag less")]
    [TestCase("iova_tree_remove(as->iova_tree, *map);", ";", TestName = "no removal")]
    [TestCase("while ((map", "if ((map", TestName = "one turn at most")]
    [TestCase("turns = 0;", "turns;", TestName = "a variable without a value")]
    public void It_is_not_proved(string from, string to) => Assert.That(Prove(from, to).IsEquivalent, Is.False);

    /// <summary>Other code gives both the same value; a narrower one keeps less of it.</summary>
    [TestCase("uint64_t", "uint32_t", ExpectedResult = false)]
    [TestCase("uint32_t", "uint64_t", ExpectedResult = false)]
    [TestCase("bool", "uint8_t", ExpectedResult = false)]
    [TestCase("uint32_t", "unsigned int", ExpectedResult = true)]
    [TestCase("uint32_t", "int32_t", ExpectedResult = true)]
    public bool A_static_variable_that_others_set_is_the_same_where_it_is_as_wide(string type, string other)
    {
        return new EquivalenceProver(Asking(type), RunSolver.Create).Prove(Asking(other)).IsEquivalent;

        static VtdVerify.Subjects.CSubject Asking(string type) => CSources.Text($$"""
            static {{type}} vtd_seen;

            void vtd_see(uint64_t seen)
            {
                vtd_seen = seen;
            }

            {{Original.Replace("if (global_dirty_tracking)", "if (global_dirty_tracking && vtd_seen != 5)", StringComparison.Ordinal)}}
            """);
    }

    [Test]
    public void Where_it_is_not_proved_a_machine_is_named()
    {
        var machine = Prove("if (global_dirty_tracking)", "if (global_dirty_tracking & 3)").Machine;

        Assert.That(machine!.DirtyTracking, Is.EqualTo(VtdVerify.Model.DirtyTracking.DirtyLimit));
    }

    private static EquivalenceResult Prove(string from, string to)
    {
        var mutated = Original.Replace(from, to, StringComparison.Ordinal);
        Assert.That(mutated, Is.Not.EqualTo(Original));
        return new EquivalenceProver(CSources.Text(Original), RunSolver.Create).Prove(CSources.Text(mutated));
    }
}
