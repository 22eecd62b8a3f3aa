using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>How two ranges lie to each other, as QEMU's IOVA tree sees it.</summary>
public enum Placement
{
    /// <summary>The key lies below the node: the search goes left.</summary>
    Below = -1,

    /// <summary>They count as equal: the search ends.</summary>
    Overlaps = 0,

    /// <summary>The key lies above the node: the search goes right.</summary>
    Above = 1,
}

/// <summary>
/// The order of QEMU's IOVA tree (util/iova-tree.c): plain unsigned comparisons in this sequence. It is an order only among
/// disjoint ranges that do not wrap; a key that wraps overlaps just what straddles the gap between its last and first address.
/// </summary>
public static class OverlapComparison
{
    public static Placement Compare<TWord, TTruth>(
        IExecution<TWord, TTruth> execution, IovaRange<TWord> key, IovaRange<TWord> node)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (execution.Decide(key.First > node.Last))
        {
            return Placement.Above;
        }

        return execution.Decide(key.Last < node.First) ? Placement.Below : Placement.Overlaps;
    }

    /// <summary>Whether <see cref="Compare"/> says <see cref="Placement.Overlaps"/>, as one truth value without a branch.</summary>
    public static TTruth Overlaps<TWord, TTruth>(IovaRange<TWord> key, IovaRange<TWord> node)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        (key.First <= node.Last) & (key.Last >= node.First);
}
