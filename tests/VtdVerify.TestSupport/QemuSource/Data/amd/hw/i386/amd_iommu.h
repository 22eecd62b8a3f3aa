/* Written for the tests of VtdVerify: what the unmap of AMD's vIOMMU is made with, in words of our own. */
#ifndef AMD_IOMMU_H
#define AMD_IOMMU_H

#include "qemu/iova-tree.h"
#include "exec/memory.h"

#define AMDVI_PAGE_BYTES 4096

typedef struct AMDVIAddressSpace AMDVIAddressSpace;

struct AMDVIAddressSpace {
    uint8_t devfn;
    bool translates;
    IOVATree *iova_tree;
};

#endif
