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
        var (first, last) = (tlbEvent.Iova.Value, tlbEvent.Range.Last.Value);
        var length = tlbEvent.AddressMask + ConcreteWord.Of(1);
        if (isTracking && DirtyBitmap.Bytes<ConcreteWord, ConcreteTruth>(length).Value > DirtyBitmap.LegacyLimit)
        {
            return Refuse(first, length.Value, Errno.TooBig, UnmapStage.BeforeKernel);
        }

        if (IsMalformed(first, length.Value) || host.IsBisectedBy(first, last))
        {
            return Refuse(first, length.Value, Errno.Invalid, UnmapStage.Unmap);
        }

        if (isTracking)
        {
            foreach (var page in host.DirtyIn(first, last))
            {
                memory.Mark(tlbEvent.TranslatedAddress.Value + (page - first));
            }
        }

        host.Remove(first, last);
        return 0;
    }

    // What vfio_dma_do_unmap refuses before it looks at the mappings: empty, unaligned or wrapping ranges.
    private static bool IsMalformed(ulong first, ulong length) =>
        length == 0 || ((first | length) & (VtdAddressSpace.PageSize - 1)) != 0 || first + (length - 1) < first;

    private int Refuse(ulong iova, ulong length, int error, UnmapStage stage)
    {
        refusals.Add(new UnmapRefusal(iova, length, error, stage));
        return error;
    }
}
