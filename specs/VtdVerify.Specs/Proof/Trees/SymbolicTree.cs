using VtdVerify.Model;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Trees;

/// <summary>Makes the tree of a path's machine, with the ghost in it or not.</summary>
internal delegate SymbolicTree NewTree(
    SymbolicPath path, Surroundings<SymbolicWord, SymbolicTruth> machine, Ghost<SymbolicWord, SymbolicTruth> ghost);

/// <summary>What one symbolic path knows of the IOVA tree. The ghost is known from the start, in the tree or not.</summary>
internal abstract class SymbolicTree
{
    private readonly Surroundings<SymbolicWord, SymbolicTruth> machine;
    private readonly ITreeOrder order;
    private readonly List<KnownMapping> known = [];

    protected SymbolicTree(
        SymbolicPath path, Surroundings<SymbolicWord, SymbolicTruth> machine, Ghost<SymbolicWord, SymbolicTruth> ghost, ITreeOrder order)
    {
        (Path, this.machine, this.order) = (path, machine, order);
        Know(ghost.Mapping, ghost.WasInTree);
    }

    /// <summary>
    /// The mappings besides the ghost that the tree held when the unmap began, as far as this path knows.
    /// </summary>
    public IReadOnlyList<DmaMap<SymbolicWord>> Others => [.. known.Skip(1).Select(k => k.Map)];

    /// <summary>Which of the known mappings the tree holds.</summary>
    public IReadOnlyList<SymbolicTruth> InTree => [.. known.Select(k => k.InTree)];

    /// <summary>Whether the ghost was inserted before the other mapping; null where the sequence makes no difference to the path.</summary>
    public virtual bool? GhostIsFirst => null;

    protected SymbolicPath Path { get; }

    protected IReadOnlyList<KnownMapping> Known => known;

    protected KnownMapping GhostMapping => known[0];

    /// <summary>Finds a mapping that compares equal to the key; null where the search finds none.</summary>
    public abstract IStoredMapping<SymbolicWord, SymbolicTruth>? Find(IovaRange<SymbolicWord> key);

    /// <summary>Grows whenever a mapping may have left the tree.</summary>
    public abstract int Changes { get; }

    /// <summary>Finds and removes until nothing is found.</summary>
    /// <returns>Whether the ghost is among what compares equal; it need not be in the tree.</returns>
    public abstract SymbolicTruth Remove(IovaRange<SymbolicWord> range);

    /// <summary>Which mappings are left is unknown from here on, but for the ghost.</summary>
    public virtual void Restart(SymbolicTruth ghostInTree)
    {
        GhostMapping.InTree = ghostInTree;
        foreach (var other in known.Skip(1))
        {
            other.InTree &= Path.FreshTruth("still in the tree");
        }
    }

    /// <summary>
    /// Whether a known mapping left the tree since an earlier moment. One that a search found later was in the tree, too: nothing
    /// enters it.
    /// </summary>
    public SymbolicTruth HasShrunkSince(IReadOnlyList<SymbolicTruth> before) => known
        .Select((k, i) => (i < before.Count ? before[i] : k.AtHead) & !k.InTree)
        .Aggregate((a, b) => a | b);

    /// <summary>Whether the tree holds a mapping of an event's range, and whether one of its translated address, too.</summary>
    public (SymbolicTruth ByRange, SymbolicTruth Exactly) Backs(IommuTlbEvent<SymbolicWord> e)
    {
        var (byRange, exactly) = (SymbolicTruth.Of(false), SymbolicTruth.Of(false));
        foreach (var mapping in known)
        {
            var sameRange = mapping.InTree & (mapping.Map.Iova == e.Iova) & (mapping.Map.Size == e.AddressMask);
            byRange |= sameRange;
            exactly |= sameRange & (mapping.Map.TranslatedAddress == e.TranslatedAddress);
        }

        return (byRange, exactly);
    }

    /// <summary>The key of the last search; null before the first.</summary>
    public IovaRange<SymbolicWord>? LastKey { get; protected set; }

    /// <summary>Any mapping that the tree held when the unmap began, in the tree or not: what a pointer may lead to.</summary>
    /// <param name="head">What <see cref="Changes"/> was when the turn began that was handed the pointer.</param>
    /// <param name="atHead">Whether the tree held it when that turn began.</param>
    public virtual IStoredMapping<SymbolicWord, SymbolicTruth> Arbitrary(int head, out SymbolicTruth atHead) =>
        throw new InvalidOperationException("What a pointer leads to is known on this tree.");

    /// <summary>The mappings that the path knows, the ghost first, with what is known of each.</summary>
    public IReadOnlyList<IStoredMapping<SymbolicWord, SymbolicTruth>> Mappings => known;

    /// <summary>Whether a mapping compares equal to a key.</summary>
    public SymbolicTruth AreEqual(IovaRange<SymbolicWord> key, DmaMap<SymbolicWord> map) =>
        Comparing.AreEqual(order, Path.Pool, key, map.Range);

    /// <summary>Another mapping that the tree held when the unmap began.</summary>
    protected KnownMapping KnowAnother() => KnowAnother(NewMapping(), SymbolicTruth.Of(true), SymbolicTruth.Of(true));

    protected DmaMap<SymbolicWord> NewMapping() => MachineSymbols.Mapping(Path, "other");

    /// <summary>Another mapping that the tree held when the unmap began, in it still or not.</summary>
    /// <param name="inTree">Whether the tree holds it now.</param>
    /// <param name="atHead">As of <see cref="KnownMapping.AtHead"/>.</param>
    protected KnownMapping KnowAnother(DmaMap<SymbolicWord> map, SymbolicTruth inTree, SymbolicTruth atHead)
    {
        var (disjoint, apart) = Ledger.OfPair<SymbolicWord, SymbolicTruth>(map, GhostMapping.Map);
        var mapping = Know(map, inTree, atHead);
        Assume(disjoint, !GhostMapping.WasInTree | apart);
        foreach (var other in known.Skip(1).SkipLast(1))
        {
            Assume(disjoint, Ledger.OfPair<SymbolicWord, SymbolicTruth>(map, other.Map).Holds);
        }

        return mapping;
    }

    protected SymbolicTruth AreEqual(IovaRange<SymbolicWord> key, KnownMapping node) => AreEqual(key, node.Map);

    /// <summary>Decides where a search goes. Which way the comparison took to say so makes no path of its own.</summary>
    protected Placement Compare(IovaRange<SymbolicWord> key, KnownMapping node) =>
        Path.Decide(AreEqual(key, node)) ? Placement.Overlaps
        : Path.Decide(Comparing.ComesTo(Placement.Below, order, Path.Pool, key, node.Map.Range)) ? Placement.Below
        : Placement.Above;

    protected void Assume(Assumption assumption, SymbolicTruth holds) => Path.Assume(Switches.Guarded(Path.Pool, assumption, holds));

    private KnownMapping Know(DmaMap<SymbolicWord> map, SymbolicTruth inTree, SymbolicTruth? atHead = null)
    {
        foreach (var (assumption, holds) in Ledger.OfMapping(machine, map))
        {
            Assume(assumption, holds);
        }

        var mapping = new KnownMapping(map, inTree) { AtHead = atHead ?? SymbolicTruth.Of(true) };
        known.Add(mapping);
        return mapping;
    }

    protected sealed class KnownMapping(DmaMap<SymbolicWord> map, SymbolicTruth inTree) : IStoredMapping<SymbolicWord, SymbolicTruth>
    {
        public DmaMap<SymbolicWord> Map { get; } = map;

        public SymbolicTruth WasInTree { get; } = inTree;

        public SymbolicTruth InTree { get; set; } = inTree;

        /// <summary>Whether the tree held it when the loop's turn began in which it became known.</summary>
        public SymbolicTruth AtHead { get; init; } = SymbolicTruth.Of(true);

        public SymbolicTruth IsFreed => !InTree;
    }
}
