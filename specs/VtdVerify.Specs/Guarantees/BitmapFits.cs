using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>bitmap-fits: what one UNMAP asks for can be answered.</summary>
public sealed class BitmapFits : IGuarantee
{
    private static readonly Obligation WithinLegacyLimit = new(
        "bitmap-fits/legacy-limit",
        "while any tracking flag is set, the dirty bitmap of every UNMAP for legacy VFIO has at most 256 MiB",
        "an UNMAP was sent under tracking whose dirty bitmap is above legacy VFIO's limit of 256 MiB")
    {
        Speaks = UnmapModes.Tracked,
    };

    public string Id => "bitmap-fits";

    public GuaranteeKind Kind => GuaranteeKind.Stated;

    public string Sentence =>
        "Under tracking no UNMAP needs a bitmap above the backend's limit: 256 MiB for legacy VFIO, none for iommufd.";

    public string Why =>
        "VFIO refuses the UNMAP with E2BIG before the kernel sees it: the device keeps its access, and the migration fails.";

    public string Source => "the patch's text: unmap_bitmap fails for 16 TiB; vfio_dma_unmap_bitmap and the kernel's DIRTY_BITMAP_SIZE_MAX";

    public string Code =>
        "event.entry.addr_mask of each UNMAP; vfio_bitmap_alloc and vfio_dma_unmap_bitmap (hw/vfio) compare its bitmap with the limit";

    public IReadOnlyList<Obligation> Obligations { get; } = [WithinLegacyLimit];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var asksForBitmap = run.Machine.IsTracking & run.Machine.IsLegacyVfio;
        return run.Events.Select(e => new Claim<TTruth>(
            WithinLegacyLimit, asksForBitmap & e.ReceiverMaps, e.Handed.AddressMask <= TWord.Of(DirtyBitmap.LegacyWidestMask), e.Site));
    }
}
