#ifndef SMALL_INTEL_IOMMU_H
#define SMALL_INTEL_IOMMU_H

#include "exec/memory.h"
#include "qemu/dma.h"
#include "qemu/iova-tree.h"

#define VTD_PAGE_SHIFT 12
#define VTD_PAGE_SIZE (1ULL << VTD_PAGE_SHIFT)
#define VTD_ADDRESS_SIZE(bits) (1ULL << (bits))

typedef struct QemuMutex {
    bool taken;
} QemuMutex;

typedef struct IntelIOMMUState {
    uint8_t aw_bits;
    bool caching_mode;
    QemuMutex iommu_lock;
} IntelIOMMUState;

typedef struct VTDAddressSpace {
    uint8_t devfn;
    uint32_t pasid;
    IntelIOMMUState *iommu_state;
    IOVATree *iova_tree;
} VTDAddressSpace;

#endif
