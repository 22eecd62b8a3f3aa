using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Observation;

/// <summary>
/// What becomes of a page that a device wrote through the ghost's mapping. The IOMMU holds its dirty bit within the translation, which an
/// UNMAP takes away: whoever does not fetch the bit then has lost it. As VFIO's containers do it, with tracking by the IOMMU; that an UNMAP
/// cuts another mapping, which the kernel refuses too, is not seen here. A read-only mapping is mapped without write access: no write
/// goes through it, so it has no bit, and none is fetched.
/// </summary>
/// <param name="InHost">The host's translation is there, and with it the bit, if it has one.</param>
/// <param name="IsMarked">The page is marked dirty at its guest address.</param>
public readonly record struct DirtyBit<TTruth>(TTruth InHost, TTruth IsMarked)
    where TTruth : struct, ITruth<TTruth>
{
    /// <summary>The bit after an UNMAP has reached the container behind the notifier.</summary>
    public DirtyBit<TTruth> AfterUnmap<TWord>(
        Surroundings<TWord, TTruth> machine, DmaMap<TWord> mapping, TWord address, IommuTlbEvent<TWord> unmap)
        where TWord : struct, IWord<TWord, TTruth>
    {
        var offset = TWord.Of(VtdAddressSpace.PageSize - 1);
        var isWholePages = ((unmap.Iova & offset) == TWord.Of(0)) & ((unmap.AddressMask & offset) == offset);
        var isAccepted = TTruth.Of(unmap.TargetIsSystemMemory) & isWholePages & (unmap.AddressMask != TWord.Of(ulong.MaxValue));
        var covers = InHost & isAccepted & Ghost<TWord, TTruth>.Contains(unmap.Range, address);

        // Legacy VFIO unmaps and fetches in one call: what refuses one refuses both. iommufd fetches first, whatever follows.
        var isWhole = (unmap.Range.First <= mapping.Range.First) & (mapping.Range.Last <= unmap.Range.Last);
        var fits = unmap.AddressMask <= TWord.Of(DirtyBitmap.LegacyWidestMask);
        var isFetched = covers & Permissions.GrantsWriting<TWord, TTruth>(mapping) & machine.IsTracking & machine.Maps
            & (!machine.IsLegacyVfio | (isWhole & fits));
        var isTaken = covers & isWhole & (!machine.IsLegacyVfio | !machine.IsTracking | fits);
        var isAtGuestAddress = unmap.TranslatedAddress - unmap.Iova == mapping.TranslatedAddress - mapping.Iova;
        return new(InHost & !isTaken, IsMarked | (isFetched & isAtGuestAddress));
    }
}
