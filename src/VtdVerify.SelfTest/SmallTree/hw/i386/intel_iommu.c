#include "hw/i386/intel_iommu.h"

static bool vtd_space_is_tagged(VTDAddressSpace *as)
{
    return as->pasid != 0;
}

/* A notifier loses everything that its scope holds. */
static void vtd_address_space_unmap(VTDAddressSpace *as, IOMMUNotifier *n)
{
    hwaddr next = n->start;
    hwaddr last = n->end;
    hwaddr block, left;
    IntelIOMMUState *s = as->iommu_state;
    DMAMap whole;

    /*
     * No table reaches beyond the width, so neither do the blocks.
     */
    if (last > VTD_ADDRESS_SIZE(s->aw_bits) - 1) {
        last = VTD_ADDRESS_SIZE(s->aw_bits) - 1;
    }

    assert(next <= last);
    left = last - next + 1;
    while (left >= VTD_PAGE_SIZE) {
        IOMMUTLBEvent event = {
            .type = IOMMU_NOTIFIER_UNMAP,
            .entry = { .target_as = &address_space_memory, .iova = next, .perm = IOMMU_NONE },
        };

        block = dma_aligned_pow2_mask(next, last, s->aw_bits);
        event.entry.addr_mask = block;
        memory_region_notify_iommu_one(n, &event);
        next += block + 1;
        left -= block + 1;
    }

    assert(left == 0);
    whole.iova = n->start;
    whole.size = last - n->start;
    whole.translated_addr = 0;
    whole.perm = IOMMU_NONE;
    iova_tree_remove(as->iova_tree, whole);
}
