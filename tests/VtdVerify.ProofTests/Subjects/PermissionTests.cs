using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Tests.Specs;

namespace VtdVerify.Tests.Subjects;

/// <summary>A mapping is read-only, write-only or both: code that treats one of them otherwise is not proved.</summary>
[Category("Proof")]
internal sealed class PermissionTests
{
    private const string Text = """
        static bool vtd_grants(const DMAMap *one, IOMMUAccessFlags flag)
        {
            return (one->perm & flag) == flag;
        }

        static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
        {
            const DMAMap *map;
            DMAMap key = { .iova = n->start, .size = n->end - n->start };

            while ((map = iova_tree_find(as->iova_tree, &key))) {
                IOMMUTLBEvent event = {
                    .type = IOMMU_NOTIFIER_UNMAP,
                    .entry = {
                        .target_as = &address_space_memory, .iova = map->iova, .addr_mask = map->size, .perm = IOMMU_NONE,
                        .translated_addr = map->translated_addr,
                    },
                };

                BEFORE
                memory_region_notify_iommu_one(n, &event);
                iova_tree_remove(as->iova_tree, *map);
            }
        }
        """;

    private const string Forget = "iova_tree_remove(as->iova_tree, *map); continue;";

    [TestCase("complete", IommuAccess.ReadOnly, $"if (!(map->perm & IOMMU_WO)) {{ {Forget} }}", TestName = "a bit that read-only lacks")]
    [TestCase("complete", IommuAccess.WriteOnly, $"if (map->perm == IOMMU_WO) {{ {Forget} }}", TestName = "write-only by its value")]
    [TestCase("complete", IommuAccess.ReadWrite, $"if (map->perm == IOMMU_RW) {{ {Forget} }}", TestName = "both by its value")]
    [TestCase("complete", IommuAccess.ReadOnly, $"if (!vtd_grants(map, IOMMU_WO)) {{ {Forget} }}", TestName = "a helper that is asked")]
    [TestCase(
        "complete", IommuAccess.ReadOnly, $"switch (map->perm) {{ case IOMMU_WO: case IOMMU_RW: break; default: {Forget} }}",
        TestName = "a switch")]
    [TestCase("complete", IommuAccess.ReadOnly, "if (map->perm == IOMMU_RO) { return; }", TestName = "the first read-only one is the last")]
    [TestCase(
        "complete", IommuAccess.WriteOnly, $"DMAMap copy = *map; if (copy.perm < IOMMU_RW && copy.perm != 1) {{ {Forget} }}",
        TestName = "a copy of the record")]
    [TestCase("no-abort", IommuAccess.WriteOnly, "assert(map->perm & IOMMU_RO);", TestName = "an assertion that all can be read")]
    [TestCase("no-abort", IommuAccess.ReadWrite, "event.entry.perm = map->perm;", TestName = "the event grants what the mapping did")]
    [TestCase("exact", IommuAccess.ReadOnly, "if (map->perm == IOMMU_RO) { event.entry.translated_addr = 0; }", TestName = "no address")]
    public void What_treats_a_permission_otherwise_is_refuted_by_a_mapping_of_it(string guarantee, IommuAccess permission, string before)
    {
        var subject = CSources.Text(Text.Replace("BEFORE", before, StringComparison.Ordinal));
        var refuted = (Verdict.Refuted)Proofs.Decide(subject, GuaranteeCatalog.All.Single(g => g.Id == guarantee));
        Assert.That(refuted.Counterexample.Machine.Mappings.Select(m => m.Permission), Is.EqualTo([permission]));
    }

    /// <summary>What an unmap does with pages that no device can have written loses none.</summary>
    [Test]
    public void What_loses_no_written_page_keeps_the_dirty_ones()
    {
        const string Before = "if (!(map->perm & IOMMU_WO)) { event.entry.translated_addr = 0; }";
        var results = Proofs.Of("permission: unwritten", () => CSources.Text(Text.Replace("BEFORE", Before, StringComparison.Ordinal)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Proofs.Worst(results, "dirty-kept", ScopeClass.Every), Is.TypeOf<Verdict.Proved>());
            Assert.That(Proofs.Worst(results, "exact", ScopeClass.Every), Is.TypeOf<Verdict.Refuted>());
        }
    }

    [TestCase("trace_vtd_unmap(map->iova, map->perm);", TestName = "a trace of it")]
    [TestCase("assert(map->perm != IOMMU_NONE && map->perm <= IOMMU_RW);", TestName = "an assertion that it is one of three")]
    public void What_treats_all_alike_gets_the_verdicts_of_the_code_that_does_not_look(string before)
    {
        var plain = Proofs.Of("permission: none", () => CSources.Text(Text.Replace("BEFORE", ";", StringComparison.Ordinal)));
        var results = Proofs.Of($"permission: {before}", () => CSources.Text(Text.Replace("BEFORE", before, StringComparison.Ordinal)));
        Assert.That(Proofs.Kinds(results), Is.EqualTo(Proofs.Kinds(plain)));
    }
}
