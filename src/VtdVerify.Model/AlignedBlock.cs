using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// The largest block of a power-of-two length that starts at an address, is aligned to its own length and ends within a range: what
/// QEMU computes in dma_aligned_pow2_mask (system/dma-helpers.c), here with words of our own.
/// </summary>
public static class AlignedBlock
{
    /// <summary>The block's length minus one.</summary>
    /// <param name="first">Where the block starts; address 0 counts as aligned to every length.</param>
    /// <param name="last">The range's last address, not below <paramref name="first"/>.</param>
    /// <param name="widestMask">The longest block's length minus one: 2^width - 1.</param>
    public static TWord Mask<TWord, TTruth>(IExecution<TWord, TTruth> execution, TWord first, TWord last, TWord widestMask)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        // For address 0 this is all ones, the alignment to every length, without a case of its own.
        var alignment = (first & -first) - TWord.Of(1);
        var byAlignment = Smaller<TWord, TTruth>(alignment, widestMask);
        var toTheEnd = last - first;
        var byLength = Smaller<TWord, TTruth>(toTheEnd, widestMask);
        if (execution.Decide(byAlignment <= byLength))
        {
            return byAlignment;
        }

        var ones = OnesBelowHighestOne<TWord, TTruth>(toTheEnd);
        return TWord.Select(ones == toTheEnd, ones, ones >> TWord.Of(1));
    }

    /// <summary>All bits at and below the highest set one: the least 2^k - 1 that is not below the value.</summary>
    private static TWord OnesBelowHighestOne<TWord, TTruth>(TWord value)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        for (var distance = 1UL; distance < 64; distance *= 2)
        {
            value |= value >> TWord.Of(distance);
        }

        return value;
    }

    private static TWord Smaller<TWord, TTruth>(TWord left, TWord right)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => TWord.Select(left < right, left, right);
}
