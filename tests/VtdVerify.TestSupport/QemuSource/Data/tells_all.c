
#define IOMMU_NOTIFIER_FOREACH(which, area) \
    QLIST_FOREACH((which), &(area)->iommu_notify, node)

void memory_region_notify_iommu(IOMMUMemoryRegion *area, int number, const IOMMUTLBEvent what)
{
    IOMMUNotifier *listener;

    IOMMU_NOTIFIER_FOREACH(listener, area) {
        if (listener->iommu_idx == number) {
            memory_region_notify_iommu_one(listener, &what);
        }
    }
}
