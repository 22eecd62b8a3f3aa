#include <stdint.h>
#include "virtio-iommu.h"

/* Block by block; all addresses there are make one block, behind which there is no address to go on with. */
static void virtio_iommu_tell(IOMMUMemoryRegion *area, IOMMUTLBEvent *what, hwaddr at, hwaddr last)
{
    if (last - at == UINT64_MAX) {
        what->entry.iova = at;
        what->entry.addr_mask = UINT64_MAX;
        memory_region_notify_iommu(area, 0, *what);
        return;
    }

    for (; at != last + 1; at += what->entry.addr_mask + 1) {
        what->entry.iova = at;
        what->entry.addr_mask = dma_aligned_pow2_mask(at, last, 64);
        memory_region_notify_iommu(area, 0, *what);
    }
}

/* One range of a request is gone. */
static void virtio_iommu_notify_unmap(IOMMUMemoryRegion *area, hwaddr at, hwaddr last)
{
    IOMMUTLBEvent gone;

    if ((area->iommu_notify_flags & IOMMU_NOTIFIER_UNMAP) == 0) {
        return;
    }

    gone.type = IOMMU_NOTIFIER_UNMAP;
    gone.entry.target_as = &address_space_memory;
    gone.entry.translated_addr = 0;
    gone.entry.perm = IOMMU_NONE;
    virtio_iommu_tell(area, &gone, at, last);
}
