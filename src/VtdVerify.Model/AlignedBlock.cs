using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// The longest block of a power-of-two length that starts at an address, is aligned to its own length and ends within a range: what
/// QEMU computes in dma_aligned_pow2_mask (system/dma-helpers.c). Once as a computation, once as a contract.
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
        var mask = TWord.Of(0);

        // Whatever fits, half of it fits: the last length that does is the longest.
        for (var bits = 1; bits <= first.Width; bits++)
        {
            var longer = TWord.Of(BitVector.Mask(bits));
            mask = TWord.Select(Fits<TWord, TTruth>(first, last, widestMask, longer), longer, mask);
        }

        return mask;
    }

    /// <summary>
    /// Whether a word is what <see cref="Mask"/> gives. Exactly one is, so a proof may take any word of which this holds for the
    /// computation's result, in far smaller terms; the tests prove both.
    /// </summary>
    public static TTruth IsMask<TWord, TTruth>(TWord first, TWord last, TWord widestMask, TWord mask)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var one = TWord.Of(1);
        var isRunOfOnes = ((mask >> one) & ~mask) == TWord.Of(0);
        var longer = (mask << one) | one;
        var isLongest = (mask == ~TWord.Of(0)) | !Fits<TWord, TTruth>(first, last, widestMask, longer);

        // Both follow from the rest. A solver that is told need not chase carries through each sum to find out.
        var isPowerOfTwo = IsPowerOfTwo<TWord, TTruth>(mask);
        var endsAtItsBits = first + mask == (first | mask);
        return isRunOfOnes & isPowerOfTwo & Fits<TWord, TTruth>(first, last, widestMask, mask) & endsAtItsBits & isLongest;
    }

    /// <summary>Whether an address and a length minus one are a block of a power-of-two length, aligned to it.</summary>
    public static TTruth Is<TWord, TTruth>(TWord first, TWord mask)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => IsPowerOfTwo<TWord, TTruth>(mask) & ((first & mask) == TWord.Of(0));

    /// <summary>Whether a length minus one is that of a power of two; all ones are that of 2^64.</summary>
    public static TTruth IsPowerOfTwo<TWord, TTruth>(TWord mask)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => (mask & (mask + TWord.Of(1))) == TWord.Of(0);

    /// <summary>An aligned block ends where the bits of its mask are set, too: no sum that could wrap is needed.</summary>
    private static TTruth Fits<TWord, TTruth>(TWord first, TWord last, TWord widestMask, TWord mask)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        ((first & mask) == TWord.Of(0)) & ((first | mask) <= last) & (mask <= widestMask);
}
