#include <stdint.h>
#include "intel_iommu_internal.h"
#include "hw/i386/intel_iommu.h"

static hwaddr vtd_last_of(IntelIOMMUState *state)
{
    return (1ULL << state->aw_bits) - 1;
}

/* Nothing to see here. */
static bool vtd_scope_is_low(IOMMUNotifier *nt)
{
    bool low = false;

    if (!nt->start) {
        low = true;
    }

    return low;
}

/* One notifier loses its whole scope. */
static void vtd_address_space_unmap(VTDAddressSpace *vas, IOMMUNotifier *nt)
{
    IntelIOMMUState *state = vas->iommu_state;
    hwaddr edge = MIN(nt->end, vtd_last_of(state));
    hwaddr at = nt->start;
    hwaddr amount;
    DMAMap all;

    assert(at <= edge);
    amount = edge - at + 1;

    for (; amount >= VTD_PAGE_BYTES;) {
        uint64_t block = dma_aligned_pow2_mask(at, edge, state->aw_bits);
        IOMMUTLBEvent gone;

        gone.type = IOMMU_NOTIFIER_UNMAP;
        gone.entry.target_as = &address_space_memory;
        gone.entry.iova = at;
        gone.entry.addr_mask = block;
        gone.entry.translated_addr = 0;
        gone.entry.perm = IOMMU_NONE;
        memory_region_notify_iommu_one(nt, &gone);

        at += block + 1;
        amount -= block + 1;
    }

    assert(amount == 0);
    trace_vtd_scope_gone(vas->devfn, nt->start, edge);
    all.iova = nt->start;
    all.size = edge - nt->start;
    iova_tree_remove(vas->iova_tree, all);
}

static void vtd_two_alike(IOMMUNotifier *nt)
{
    if (nt->start) {
        nt->iommu_idx = 1;
    }

    if (nt->end) {
        nt->iommu_idx = 2;
    }

    if (nt->start) {
        nt->iommu_idx = 1;
    }
}

static VTDAddressSpace *vtd_space_new(IntelIOMMUState *state)
{
    VTDAddressSpace *vas = g_new0(VTDAddressSpace, 1);

    vas->iommu_state = state;
    vas->iova_tree = iova_tree_new();
    return vas;
}
