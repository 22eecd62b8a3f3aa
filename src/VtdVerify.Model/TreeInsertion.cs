using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>What iova_tree_insert says; the values are QEMU's.</summary>
public enum IovaTreeInsertResult
{
    Ok = 0,

    /// <summary>The map wraps 2^64 or grants nothing.</summary>
    Invalid = -1,

    /// <summary>Something in the tree overlaps it.</summary>
    Overlaps = -2,
}

/// <summary>
/// iova_tree_insert (util/iova-tree.c): which maps the tree takes in. One that wraps or grants nothing is refused whatever the tree holds,
/// so a search, whose key is not checked, never decides about such a map.
/// </summary>
public static class TreeInsertion
{
    /// <summary>Whether a map is taken in, or why it is not.</summary>
    /// <param name="overlaps">Whether a search of the tree for the map finds something; not asked of a map that is invalid.</param>
    public static IovaTreeInsertResult Decide<TWord, TTruth>(
        IExecution<TWord, TTruth> execution, IovaRange<TWord> range, TTruth grantsNothing, Func<bool> overlaps)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (execution.Decide((range.Last < range.First) | grantsNothing))
        {
            return IovaTreeInsertResult.Invalid;
        }

        return overlaps() ? IovaTreeInsertResult.Overlaps : IovaTreeInsertResult.Ok;
    }
}
