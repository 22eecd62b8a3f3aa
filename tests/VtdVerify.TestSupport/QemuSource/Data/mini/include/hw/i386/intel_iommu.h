#ifndef INTEL_IOMMU_H
#define INTEL_IOMMU_H

#include "qemu/iova-tree.h"

OBJECT_DECLARE_SIMPLE_TYPE(IntelIOMMUState, INTEL_IOMMU_DEVICE)

typedef struct VTDAddressSpace {
    IntelIOMMUState *iommu_state;
    IOVATree *iova_tree;
    uint8_t devfn;
} VTDAddressSpace;

struct IntelIOMMUState {
    void *parent;
    uint8_t aw_bits;
};

#endif
