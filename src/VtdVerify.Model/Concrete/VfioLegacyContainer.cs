using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// A container of the type1 driver with tracking by the IOMMU (hw/vfio/container.c; the kernel's type1v2). Under tracking one call unmaps
/// and fetches the dirty bitmap; a bitmap above the limit is refused by QEMU itself and the kernel is not asked.
/// </summary>
internal sealed class VfioLegacyContainer(HostMappings host, GuestMemory memory, bool isTracking) : IVfioContainer
{
    private readonly List<UnmapRefusal> refusals = [];

    public BackendKind Backend => BackendKind.VfioLegacy;

    public IReadOnlyList<HostMapping> Mappings => host.All;

    public IReadOnlyList<UnmapRefusal> Refusals => refusals;

    public int Unmap(IommuTlbEvent<ConcreteWord> tlbEvent)
    {
        var range = AddressRange.Of(tlbEvent.Range);
        var length = tlbEvent.AddressMask + ConcreteWord.Of(1);
        if (isTracking && DirtyBitmap.Bytes<ConcreteWord, ConcreteTruth>(length).Value > DirtyBitmap.LegacyLimit)
        {
            return Refuse(tlbEvent, Errno.TooBig, UnmapStage.BeforeKernel);
        }

        if (IsMalformed(tlbEvent, range) || host.IsBisectedBy(range))
        {
            return Refuse(tlbEvent, Errno.Invalid, UnmapStage.Unmap);
        }

        if (isTracking)
        {
            foreach (var page in host.DirtyIn(range))
            {
                memory.Mark(Address.Of(tlbEvent.TranslatedAddress) + (page - range.First));
            }
        }

        host.Remove(range);
        return 0;
    }

    // What vfio_dma_do_unmap refuses before it looks at the mappings: empty, unaligned or wrapping ranges.
    private static bool IsMalformed(IommuTlbEvent<ConcreteWord> tlbEvent, AddressRange range) =>
        RequestedRange.IsEmpty(tlbEvent) || !RequestedRange.IsOfWholePages(range) || range.Wraps;

    private int Refuse(IommuTlbEvent<ConcreteWord> tlbEvent, int error, UnmapStage stage)
    {
        refusals.Add(new UnmapRefusal(Address.Of(tlbEvent.Iova), AddressMask.Of(tlbEvent.AddressMask).Length, error, stage));
        return error;
    }
}
