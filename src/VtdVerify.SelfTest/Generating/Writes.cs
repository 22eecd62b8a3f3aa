namespace VtdVerify.SelfTest.Generating;

/// <summary>What code writes into QEMU's own objects, and behind pointers.</summary>
internal static class Writes
{
    public static List<string> OfTurn(Draft draft)
    {
        var write = draft.Draw.One(
            "n->iommu_idx = 1;", "as->devfn = 3;", "as->pasid = map->size;", "n->start = map->iova;", "n->end -= 0;",
            "n->start += 0x1000;", "as->iommu_state->aw_bits = 39;", "n->iommu_idx += map->size != 0xfff;", "n->end = n->start + 0xfff;",
            "n->notifier_flags = IOMMU_NOTIFIER_UNMAP;", "global_dirty_tracking &= ~GLOBAL_DIRTY_LIMIT;");
        return draft.Draw.OneIn(3) ? Turns.Block($"if ({Conditions.Any(draft)}) {{", [write]) : [write];
    }

    public static List<string> OfWhole(Draft draft)
    {
        var write = draft.Draw.One(
            "n->iommu_idx = 0;", "as->devfn = 0;", "as->pasid = 0;", "n->end &= ~0ULL;", "n->start &= ~0xfffULL;", "n->end |= 0xfff;",
            "n->end = MIN(n->end, VTD_ADDRESS_SIZE(as->iommu_state->aw_bits) - 1);", "as->iommu_state->aw_bits = 32;",
            "as->iommu_state->aw_bits |= 0;", "n->end = n->start + 0xfff;", "n->notifier_flags &= ~IOMMU_NOTIFIER_MAP;", "n->start = 0;",
            "n->notifier_flags |= IOMMU_NOTIFIER_MAP;");
        return draft.Draw.OneIn(2) ? Turns.Block($"if ({Conditions.OfMachine(draft)}) {{", [write]) : [write];
    }
}
