/* Written for the tests of VtdVerify: what the unmap of virtio-iommu is made with, in words of our own. */
#ifndef VIRTIO_IOMMU_H
#define VIRTIO_IOMMU_H

#include "exec/memory.h"

typedef struct IOMMUMemoryRegion IOMMUMemoryRegion;

struct IOMMUMemoryRegion {
    char *label;
    IOMMUNotifierFlag iommu_notify_flags;
};

void memory_region_notify_iommu(IOMMUMemoryRegion *area, int which, const IOMMUTLBEvent what);

#endif
