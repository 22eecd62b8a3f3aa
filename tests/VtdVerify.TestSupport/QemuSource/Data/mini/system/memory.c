#include "exec/memory.h"

/* An event goes to whoever wants its kind and lies where it happened. */
void memory_region_notify_iommu_one(IOMMUNotifier *self, const IOMMUTLBEvent *what)
{
    IOMMUTLBEntry copy = what->entry;
    hwaddr last = copy.iova + copy.addr_mask;

    assert(what->type != IOMMU_NOTIFIER_UNMAP || copy.perm == IOMMU_NONE);
    if (last < self->start || copy.iova > self->end) {
        return;
    }

    if (!(self->notifier_flags & IOMMU_NOTIFIER_DEVIOTLB_UNMAP)) {
        assert(copy.iova >= self->start);
        assert(last <= self->end);
    } else {
        hwaddr first = MAX(copy.iova, self->start);

        copy.addr_mask = MIN(last, self->end) - first;
        copy.iova = first;
    }

    if (self->notifier_flags & what->type) {
        self->notify(self, &copy);
    }
}
