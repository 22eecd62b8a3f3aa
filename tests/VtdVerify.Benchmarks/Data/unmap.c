/* Unmaps one notifier's scope: mapping by mapping while guest memory is tracked, in aligned blocks otherwise. */
static void vtd_drain_scope(VTDAddressSpace *vas, IOMMUNotifier *nt)
{
    IOVATree *mappings = vas->iova_tree;
    hwaddr scope_start = nt->start;
    hwaddr scope_end = nt->end;
    const DMAMap key = { .iova = scope_start, .size = scope_end - scope_start };
    const DMAMap *found;

    while ((found = iova_tree_find(mappings, &key))) {
        IOMMUTLBEvent gone;

        gone.entry.translated_addr = found->translated_addr;
        gone.entry.addr_mask = found->size;
        gone.entry.iova = found->iova;
        gone.entry.perm = IOMMU_NONE;
        gone.entry.target_as = &address_space_memory;
        gone.type = IOMMU_NOTIFIER_UNMAP;

        memory_region_notify_iommu_one(nt, &gone);
        iova_tree_remove(mappings, *found);
    }
}

static void vtd_address_space_unmap(VTDAddressSpace *vas, IOMMUNotifier *nt)
{
    int width = vas->iommu_state->aw_bits;
    hwaddr limit = VTD_ADDRESS_SIZE(width) - 1;
    hwaddr first = nt->start;
    hwaddr last = nt->end > limit ? limit : nt->end;
    DMAMap whole;

    if (global_dirty_tracking) {
        vtd_drain_scope(vas, nt);
        return;
    }

    whole.iova = first;
    whole.size = last - first;
    for (;;) {
        IOMMUTLBEvent block;

        block.type = IOMMU_NOTIFIER_UNMAP;
        block.entry.target_as = &address_space_memory;
        block.entry.iova = first;
        block.entry.translated_addr = 0;
        block.entry.perm = IOMMU_NONE;
        block.entry.addr_mask = dma_aligned_pow2_mask(first, last, width);
        memory_region_notify_iommu_one(nt, &block);
        if (last - first <= block.entry.addr_mask) {
            break;
        }
        first = first + block.entry.addr_mask + 1;
    }
    iova_tree_remove(vas->iova_tree, whole);
}
