using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// QEMU's IOVA tree (util/iova-tree.c): a balanced search tree of disjoint mappings. A search goes down from the root and compares the
/// key with each node, in that order of operands. The key is not checked: one that wraps goes the way that the comparison sends it.
/// </summary>
/// <param name="order">How it compares; null for <see cref="OverlapOrder"/>, QEMU's own.</param>
public sealed class IovaTree(ITreeOrder? order = null)
{
    private static readonly ConcreteExecution Execution = new();
    private static readonly ConcreteWord NoPermission = Permissions.Word<ConcreteWord, ConcreteTruth>(IommuAccess.None);

    /// <summary>
    /// Mappings of which any balanced tree has one shape for each sequence of insertion: the first is the root, and what is left after a
    /// removal is alone. Of more, where the order is not that of the addresses, the shape is GLib's own.
    /// </summary>
    public const int MostWithoutBalance = 2;

    // SortedSet hands its comparer the sought item first and the node second, in searches, insertions and removals alike.
    private readonly SortedSet<StoredMapping> nodes = new(new ByPlacement(order ?? OverlapOrder.Instance));
    private readonly Dictionary<Address, StoredMapping> byAddress = [];

    public int Count => nodes.Count;

    /// <summary>All mappings, lowest address first.</summary>
    public IEnumerable<StoredMapping> InOrder => nodes;

    /// <summary>iova_tree_insert.</summary>
    public IovaTreeInsertResult Insert(DmaMap<ConcreteWord> map)
    {
        var mapping = new StoredMapping(map);
        var grantsNothing = map.Permission == NoPermission;

        // A sorted set searches as it adds: it refuses what a search would find.
        var result = TreeInsertion.Decide(Execution, map.Range, grantsNothing, () => !nodes.Add(mapping));
        if (result == IovaTreeInsertResult.Ok)
        {
            byAddress[Address.Of(map.Iova)] = mapping;
        }

        return result;
    }

    /// <summary>The mapping that begins at an address, whatever the order: no search finds it by this.</summary>
    public StoredMapping? At(Address iova) => byAddress.GetValueOrDefault(iova);

    /// <summary>iova_tree_find: the first mapping on the way down that compares equal to the key; null where there is none.</summary>
    public StoredMapping? Find(IovaRange<ConcreteWord> key) => nodes.TryGetValue(Sought(key), out var found) ? found : null;

    /// <summary>
    /// The same where another tree of the same mappings has found one: that one, if it is here and compares equal to the key.
    /// Which of several a search meets first is a matter of the tree's shape.
    /// </summary>
    /// <param name="elsewhere">The first address of what was found there; null where nothing was.</param>
    public StoredMapping? Find(IovaRange<ConcreteWord> key, Address? elsewhere)
    {
        var there = elsewhere is { } first ? At(first) : null;
        return there is not null && nodes.Comparer.Compare(Sought(key), there) == (int)Placement.Overlaps ? there : Find(key);
    }

    /// <summary>
    /// iova_tree_remove: finds and removes until nothing compares equal to the range. What sticks out of the range goes too.
    /// </summary>
    /// <returns>
    /// The mappings removed, now freed, in the order of their removal. Null where the range leads to a mapping to which that mapping's own
    /// range does not lead: it is found again and again and never removed.
    /// </returns>
    public IReadOnlyList<StoredMapping>? Remove(IovaRange<ConcreteWord> range)
    {
        var removed = new List<StoredMapping>();
        while (Find(range) is { } found)
        {
            // GLib searches for what it is to remove.
            if (!nodes.TryGetValue(found, out var gone))
            {
                return null;
            }

            nodes.Remove(gone);
            byAddress.Remove(Address.Of(gone.Map.Iova));
            gone.Free();
            removed.Add(gone);
        }

        return removed;
    }

    private static StoredMapping Sought(IovaRange<ConcreteWord> key) =>
        new(new DmaMap<ConcreteWord>(key.First, ConcreteWord.Of(0), key.Last - key.First, NoPermission));

    private sealed class ByPlacement(ITreeOrder order) : IComparer<StoredMapping>
    {
        public int Compare(StoredMapping? x, StoredMapping? y) => (int)order.Compare(Execution, x!.Map.Range, y!.Map.Range);
    }
}
