using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>What <see cref="IovaTree.Insert"/> says; the values are QEMU's.</summary>
public enum IovaTreeInsertResult
{
    Ok = 0,

    /// <summary>The map wraps 2^64 or grants nothing.</summary>
    Invalid = -1,

    /// <summary>Something in the tree overlaps it.</summary>
    Overlaps = -2,
}

/// <summary>
/// QEMU's IOVA tree (util/iova-tree.c): a balanced search tree of disjoint mappings. A search goes down from the root and compares the
/// key with each node as <see cref="OverlapComparison"/> does, in that order of operands. The key is not checked: one that wraps
/// goes the way that the comparison sends it.
/// </summary>
public sealed class IovaTree
{
    // SortedSet hands its comparer the sought item first and the node second, in searches, insertions and removals alike.
    private readonly SortedSet<StoredMapping> nodes = new(new ByPlacement());

    public int Count => nodes.Count;

    /// <summary>All mappings, lowest address first.</summary>
    public IEnumerable<StoredMapping> InOrder => nodes;

    /// <summary>iova_tree_insert.</summary>
    public IovaTreeInsertResult Insert(DmaMap<ConcreteWord> map)
    {
        var range = map.Range;
        if (range.Last < range.First || map.Permission == IommuAccess.None)
        {
            return IovaTreeInsertResult.Invalid;
        }

        return nodes.Add(new StoredMapping(map)) ? IovaTreeInsertResult.Ok : IovaTreeInsertResult.Overlaps;
    }

    /// <summary>iova_tree_find: the first mapping on the way down that compares equal to the key; null where there is none.</summary>
    public StoredMapping? Find(IovaRange<ConcreteWord> key)
    {
        var sought = new StoredMapping(new DmaMap<ConcreteWord>(key.First, ConcreteWord.Of(0), key.Last - key.First));
        return nodes.TryGetValue(sought, out var found) ? found : null;
    }

    /// <summary>
    /// The same where another tree of the same mappings has found one: that one, if it is here and compares equal to the key.
    /// Which of several a search meets first is a matter of the tree's shape.
    /// </summary>
    /// <param name="elsewhere">The first address of what was found there; null where nothing was.</param>
    public StoredMapping? Find(IovaRange<ConcreteWord> key, ulong? elsewhere)
    {
        var there = elsewhere is { } first
            ? Find(new IovaRange<ConcreteWord>(ConcreteWord.Of(first), ConcreteWord.Of(first)))
            : null;
        return there is not null && there.Map.Iova.Value == elsewhere
            && OverlapComparison.Overlaps<ConcreteWord, ConcreteTruth>(key, there.Map.Range) == ConcreteTruth.Of(true)
            ? there
            : Find(key);
    }

    /// <summary>
    /// iova_tree_remove: finds and removes until nothing compares equal to the range. What sticks out of the range goes too.
    /// </summary>
    /// <returns>The mappings removed, now freed, in the order of their removal.</returns>
    public IReadOnlyList<StoredMapping> Remove(IovaRange<ConcreteWord> range)
    {
        var removed = new List<StoredMapping>();
        while (Find(range) is { } found && nodes.Remove(found))
        {
            found.Free();
            removed.Add(found);
        }

        return removed;
    }

    private sealed class ByPlacement : IComparer<StoredMapping>
    {
        private static readonly ConcreteExecution Execution = new();

        public int Compare(StoredMapping? x, StoredMapping? y) =>
            (int)OverlapComparison.Compare(Execution, x!.Map.Range, y!.Map.Range);
    }
}
