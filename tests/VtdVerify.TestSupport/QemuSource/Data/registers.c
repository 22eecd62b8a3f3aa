
int memory_region_register_iommu_notifier(MemoryRegion *area, IOMMUNotifier *listening, void **error)
{
    assert(listening->start <= listening->end);
    return 0;
}
