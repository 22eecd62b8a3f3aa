#ifndef EXEC_SECTIONS_H
#define EXEC_SECTIONS_H

#include "exec/memory.h"
#include "qemu/int128.h"

typedef struct MemoryRegion MemoryRegion;
typedef struct MemoryListener MemoryListener;

struct MemoryListener {
    int order;
};

typedef struct MemoryRegionSection {
    Int128 size;
    MemoryRegion *mr;
    hwaddr offset_within_region, offset_within_address_space;
} MemoryRegionSection;

#define memory_region_is_iommu(mr) (memory_region_iommu_of(mr) != NULL)

MemoryRegion *memory_region_iommu_of(MemoryRegion *mr);
int memory_region_register_iommu_notifier(MemoryRegion *mr, IOMMUNotifier *listening, void **error);

static inline void iommu_notifier_init(IOMMUNotifier *listening, NotifierCall call, int kinds, hwaddr from, hwaddr to, int index)
{
    listening->iommu_idx = index;
    listening->start = from;
    listening->end = to;
    listening->notifier_flags = kinds;
    listening->notify = call;
}

#endif
