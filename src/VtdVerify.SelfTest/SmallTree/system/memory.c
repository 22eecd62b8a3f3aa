#include "exec/memory.h"

/* An event that does not touch the receiver's scope is not for it; one that does must lie inside. */
void memory_region_notify_iommu_one(IOMMUNotifier *receiver, const IOMMUTLBEvent *event)
{
    IOMMUTLBEntry given = event->entry;
    hwaddr last = given.iova + given.addr_mask;

    if (event->type == IOMMU_NOTIFIER_UNMAP) {
        assert(given.perm == IOMMU_NONE);
    }
    if (receiver->start > last || receiver->end < given.iova) {
        return;
    }
    if (receiver->notifier_flags & IOMMU_NOTIFIER_DEVIOTLB_UNMAP) {
        hwaddr first = MAX(given.iova, receiver->start);

        given.iova = first;
        given.addr_mask = MIN(last, receiver->end) - first;
    } else {
        assert(given.iova >= receiver->start && last <= receiver->end);
    }
    if (event->type & receiver->notifier_flags) {
        receiver->notify(receiver, &given);
    }
}
