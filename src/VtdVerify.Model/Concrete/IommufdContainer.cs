using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// An iommufd address space with tracking by the IOMMU, as the patch's series makes it (hw/vfio/iommufd.c, backends/iommufd.c): under
/// tracking the dirty bits are queried first, the unmap follows even if the query fails, and the query's error is returned. There is
/// no limit to the bitmap. The kernel answers -ENOENT to a range that is empty or cuts a mapping, and QEMU takes that as success.
/// </summary>
internal sealed class IommufdContainer(HostMappings host, GuestMemory memory, bool isTracking) : IVfioContainer
{
    private readonly List<UnmapRefusal> refusals = [];

    public BackendKind Backend => BackendKind.Iommufd;

    public IReadOnlyList<HostMapping> Mappings => host.All;

    public IReadOnlyList<UnmapRefusal> Refusals => refusals;

    public int Unmap(IommuTlbEvent<ConcreteWord> tlbEvent)
    {
        var queried = isTracking ? Query(tlbEvent) : 0;
        var unmapped = UnmapInKernel(tlbEvent);
        return queried != 0 ? queried : unmapped;
    }

    private int Query(IommuTlbEvent<ConcreteWord> tlbEvent)
    {
        var range = AddressRange.Of(tlbEvent.Range);
        if (!RequestedRange.IsOfWholePages(range) || range.Wraps || RequestedRange.IsEmpty(tlbEvent))
        {
            return Refuse(tlbEvent, Errno.Invalid, UnmapStage.DirtyQuery);
        }

        foreach (var page in host.DirtyIn(range))
        {
            memory.Mark(Address.Of(tlbEvent.TranslatedAddress) + (page - range.First));
        }

        return 0;
    }

    private int UnmapInKernel(IommuTlbEvent<ConcreteWord> tlbEvent)
    {
        var range = AddressRange.Of(tlbEvent.Range);
        if (RequestedRange.IsEmpty(tlbEvent))
        {
            return Refuse(tlbEvent, Errno.Invalid, UnmapStage.Unmap);
        }

        if (range.Wraps)
        {
            return Refuse(tlbEvent, Errno.Overflow, UnmapStage.Unmap);
        }

        if (host.IsEmptyIn(range) || host.IsBisectedBy(range))
        {
            Refuse(tlbEvent, Errno.NoEntry, UnmapStage.Unmap, isTakenAsSuccess: true);
            return 0;
        }

        host.Remove(range);
        return 0;
    }

    private int Refuse(IommuTlbEvent<ConcreteWord> tlbEvent, int error, UnmapStage stage, bool isTakenAsSuccess = false)
    {
        refusals.Add(new UnmapRefusal(
            Address.Of(tlbEvent.Iova), AddressMask.Of(tlbEvent.AddressMask).Length, error, stage, isTakenAsSuccess));
        return error;
    }
}
