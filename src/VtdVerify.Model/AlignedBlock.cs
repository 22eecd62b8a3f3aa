using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// The longest block of a power-of-two length that starts at an address, is aligned to its own length and ends within a range: what
/// QEMU computes in dma_aligned_pow2_mask (system/dma-helpers.c).
/// </summary>
public static class AlignedBlock
{
    /// <summary>The block's length minus one.</summary>
    /// <param name="first">Where the block starts; address 0 is aligned to every length.</param>
    /// <param name="last">The range's last address, not below <paramref name="first"/>.</param>
    /// <param name="widestMask">The longest block's length minus one: 2^width - 1.</param>
    public static TWord Mask<TWord, TTruth>(TWord first, TWord last, TWord widestMask)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var room = last - first;
        var mask = TWord.Of(0);

        // Whatever fits, half of it fits: the last length that does is the longest. A choice between constants, it also keeps
        // the solver's terms small.
        for (var bits = 1; bits <= first.Width; bits++)
        {
            var longer = TWord.Of(BitVector.Mask(bits));
            var fits = ((first & longer) == TWord.Of(0)) & (longer <= room) & (longer <= widestMask);
            mask = TWord.Select(fits, longer, mask);
        }

        return mask;
    }
}
