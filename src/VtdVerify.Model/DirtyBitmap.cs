using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// The bitmap in which a VFIO backend hands over the dirty pages of an unmapped range: one bit for each 4 KiB page, rounded up to
/// 64 bits (vfio_bitmap_alloc in hw/vfio).
/// </summary>
public static class DirtyBitmap
{
    /// <summary>
    /// The most bytes that legacy VFIO takes, 256 MiB: the kernel's DIRTY_BITMAP_SIZE_MAX, enough for 8 TiB. One byte more is
    /// refused.
    /// </summary>
    public const ulong LegacyLimit = 1UL << 28;

    /// <summary>The widest address mask, length minus one, whose bitmap legacy VFIO takes: that of 8 TiB.</summary>
    public const ulong LegacyWidestMask = (LegacyLimit << 15) - 1;

    private const ulong PageShift = 12;
    private const ulong PagesInWord = 64;
    private const ulong BitsToBytesShift = 3;

    /// <summary>The size in bytes of the bitmap for a range, a multiple of 8.</summary>
    /// <param name="length">The range's exclusive length in bytes, 64 bits wide; need not be a multiple of the page.</param>
    public static TWord Bytes<TWord, TTruth>(TWord length)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var inPage = length & TWord.Of((1UL << (int)PageShift) - 1);
        var begun = TWord.Select(inPage == TWord.Of(0), TWord.Of(0), TWord.Of(1));
        var pages = (length >> TWord.Of(PageShift)) + begun;
        var rounded = (pages + TWord.Of(PagesInWord - 1)) & TWord.Of(~(PagesInWord - 1));
        return rounded >> TWord.Of(BitsToBytesShift);
    }
}
