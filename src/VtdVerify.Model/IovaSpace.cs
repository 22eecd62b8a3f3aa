using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>What the page tables of a vIOMMU can map: how wide its addresses are, and how long its leaves.</summary>
/// <param name="Widths">Address widths in bits, the smallest first; 64 at most.</param>
/// <param name="LeafBits">The binary logarithms of the leaves' lengths in bytes, the smallest first; each at least 12 and below 64.</param>
public sealed record IovaSpace(IReadOnlyList<int> Widths, IReadOnlyList<int> LeafBits)
{
    /// <summary>VT-d: aw-bits, and the levels 1, 2 and 3 of its page tables.</summary>
    public static IovaSpace Vtd { get; } = new([39, 48], [12, 21, 30])
    {
        WidthReason = "VT-d's aw-bits has no other values.",
        LeafReason = "The page walk creates no others: the bit for a 512 GiB leaf is reserved.",
        AccessReason = "vtd_page_walk_level grants what all levels grant and unmaps an entry that grants nothing; iova_tree_insert "
            + "refuses it.",
    };

    /// <summary>Why there are no other widths, in one sentence.</summary>
    public required string WidthReason { get; init; }

    /// <summary>Why there are no other leaves, in one sentence.</summary>
    public required string LeafReason { get; init; }

    /// <summary>Why no mapping grants nothing, in one sentence.</summary>
    public required string AccessReason { get; init; }

    /// <summary>The width of a machine that needs no other one.</summary>
    public int UsualWidth => Widths[^1];

    /// <summary>Whether there are addresses up to 2^64 - 1, so that the one behind the last is 0.</summary>
    public bool HasEveryAddress => UsualWidth == 64;

    /// <summary>Whether a leaf may have any power of two of bytes between the smallest and the largest.</summary>
    public bool HasEveryLeaf => LeafBits.Count > 1 && LeafBits[^1] - LeafBits[0] == LeafBits.Count - 1;

    /// <summary>Whether a leaf has the length, which is given as its inclusive size.</summary>
    public TTruth IsLeaf<TWord, TTruth>(TWord inclusiveSize)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (!HasEveryLeaf)
        {
            return LeafBits.Select(bits => inclusiveSize == Size<TWord, TTruth>(bits)).Aggregate((a, b) => a | b);
        }

        return AlignedBlock.IsPowerOfTwo<TWord, TTruth>(inclusiveSize)
            & (inclusiveSize >= Size<TWord, TTruth>(LeafBits[0]))
            & (inclusiveSize <= Size<TWord, TTruth>(LeafBits[^1]));
    }

    public bool Equals(IovaSpace? other) => other is not null
        && Widths.SequenceEqual(other.Widths) && LeafBits.SequenceEqual(other.LeafBits)
        && (WidthReason, LeafReason, AccessReason) == (other.WidthReason, other.LeafReason, other.AccessReason);

    public override int GetHashCode() => HashCode.Combine(UsualWidth, LeafBits.Count, WidthReason);

    private static TWord Size<TWord, TTruth>(int bits)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => TWord.Of((1UL << bits) - 1);
}
