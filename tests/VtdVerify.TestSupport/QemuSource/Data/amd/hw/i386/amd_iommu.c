#include <stdint.h>
#include "amd_iommu.h"

/* One block of a scope is gone. */
static void amdvi_tell(IOMMUNotifier *nt, hwaddr at, uint64_t block)
{
    IOMMUTLBEvent gone;

    gone.type = IOMMU_NOTIFIER_UNMAP;
    gone.entry.target_as = &address_space_memory;
    gone.entry.iova = at;
    gone.entry.addr_mask = block;
    gone.entry.translated_addr = 0;
    gone.entry.perm = IOMMU_NONE;
    memory_region_notify_iommu_one(nt, &gone);
}

/* The whole scope in blocks, whatever is mapped; of all 64 bits nothing seems to be left to unmap. */
static void amdvi_address_space_unmap(AMDVIAddressSpace *vas, IOMMUNotifier *nt)
{
    hwaddr at = nt->start;
    hwaddr amount = nt->end - at + 1;
    DMAMap all;

    assert(at <= nt->end);
    for (; amount >= AMDVI_PAGE_BYTES;) {
        uint64_t block = dma_aligned_pow2_mask(at, nt->end, 64);

        amdvi_tell(nt, at, block);
        at += block + 1;
        amount -= block + 1;
    }

    assert(amount == 0);
    all.iova = nt->start;
    all.size = nt->end - nt->start;
    iova_tree_remove(vas->iova_tree, all);
}

static AMDVIAddressSpace *amdvi_space_new(void)
{
    AMDVIAddressSpace *vas = g_new0(AMDVIAddressSpace, 1);

    vas->iova_tree = iova_tree_new();
    return vas;
}
