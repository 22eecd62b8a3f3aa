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
    private readonly List<IovaRange<SymbolicWord>?> removals = [];

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

    /// <summary>Whether the ghost was inserted before the other mapping; null where the sequence makes no difference to the path.</summary>
    public virtual bool? GhostIsFirst => null;

    protected SymbolicPath Path { get; }

    protected IReadOnlyList<KnownMapping> Known => known;

    protected KnownMapping GhostMapping => known[0];

    /// <summary>Finds a mapping that compares equal to the key; null where the search finds none.</summary>
    public abstract IStoredMapping<SymbolicWord, SymbolicTruth>? Find(IovaRange<SymbolicWord> key);

    /// <summary>Grows whenever a mapping may have left the tree: a moment goes by it.</summary>
    public int Changes => removals.Count;

    /// <summary>The removals so far, one after another; null stands for any number of unknown ones.</summary>
    protected IReadOnlyList<IovaRange<SymbolicWord>?> Removals => removals;

    /// <summary>Finds and removes until nothing is found.</summary>
    /// <returns>Whether the ghost is among what compares equal; it need not be in the tree.</returns>
    public abstract SymbolicTruth Remove(IovaRange<SymbolicWord> range);

    /// <summary>Which mappings are left is unknown from here on, but for the ghost.</summary>
    public virtual void Restart(SymbolicTruth ghostInTree)
    {
        removals.Add(null);
        Set(GhostMapping, ghostInTree);
        foreach (var other in known.Skip(1))
        {
            Set(other, other.InTree & Path.FreshTruth("still in the tree"));
        }
    }

    /// <summary>Whether a known mapping left the tree since an earlier moment.</summary>
    public SymbolicTruth HasShrunkSince(int moment) => known
        .Select(mapping => HeldAt(moment, mapping) & !mapping.InTree)
        .Aggregate((a, b) => a | b);

    /// <summary>
    /// The mappings that the path knows, whether the tree held each when the unmap began, and whether at an earlier moment.
    /// </summary>
    public IReadOnlyList<(IStoredMapping<SymbolicWord, SymbolicTruth> Mapping, SymbolicTruth First, SymbolicTruth Then)> MappingsAt(
        int moment) =>
        [.. known.Select((mapping, i) => ((IStoredMapping<SymbolicWord, SymbolicTruth>)mapping, WasInTree(i), HeldAt(moment, mapping)))];

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

    /// <summary>
    /// Any mapping that the tree held when the unmap began, in the tree or not, but those that are known: what a pointer may lead to.
    /// </summary>
    /// <param name="head">The moment in which the turn began that was handed the pointer.</param>
    /// <param name="atHead">Whether the tree held it then.</param>
    public virtual IStoredMapping<SymbolicWord, SymbolicTruth> Arbitrary(int head, out SymbolicTruth atHead) =>
        throw new InvalidOperationException("What a pointer leads to is known on this tree.");

    /// <summary>Whether a mapping compares equal to a key.</summary>
    public SymbolicTruth AreEqual(IovaRange<SymbolicWord> key, DmaMap<SymbolicWord> map) =>
        Comparing.AreEqual(order, Path.Pool, key, map.Range);

    /// <summary>Another mapping that the tree held when the unmap began.</summary>
    protected KnownMapping KnowAnother() => KnowAnother(NewMapping(), 0, SymbolicTruth.Of(true));

    protected DmaMap<SymbolicWord> NewMapping() => MachineSymbols.Mapping(Path, "other");

    /// <summary>Another mapping that the tree held when the unmap began, in it still or not.</summary>
    /// <param name="moment">A moment, and in <paramref name="inTree"/> whether the tree held it then.</param>
    protected KnownMapping KnowAnother(DmaMap<SymbolicWord> map, int moment, SymbolicTruth inTree)
    {
        var (disjoint, apart) = Ledger.OfPair<SymbolicWord, SymbolicTruth>(map, GhostMapping.Map);
        var mapping = Know(map, inTree, moment);
        Assume(disjoint, !GhostMapping.FirstKnown | apart);
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

    /// <summary>To be called by a removal, before it says of each mapping whether it is left.</summary>
    protected void BeginRemoval(IovaRange<SymbolicWord> range) => removals.Add(range);

    protected void Set(KnownMapping mapping, SymbolicTruth inTree) => mapping.Set(Changes, inTree);

    // Only of the ghost it is open.
    private SymbolicTruth WasInTree(int index) => index == 0 ? known[0].FirstKnown : SymbolicTruth.Of(true);

    // Nothing enters the tree: what it held at one moment, it held before.
    private SymbolicTruth HeldAt(int moment, KnownMapping mapping)
    {
        if (mapping.InTreeAt(moment) is { } held)
        {
            return held;
        }

        var earlier = Path.FreshTruth("in the tree before");
        Path.Assume(!mapping.FirstKnown | earlier);
        return earlier;
    }

    private KnownMapping Know(DmaMap<SymbolicWord> map, SymbolicTruth inTree, int moment = 0)
    {
        foreach (var (assumption, holds) in Ledger.OfMapping(machine, map))
        {
            Assume(assumption, holds);
        }

        var mapping = new KnownMapping(map, moment, inTree);
        known.Add(mapping);
        return mapping;
    }

    /// <summary>A mapping, and since when the tree holds it no more.</summary>
    /// <param name="moment">The first moment of which it is known whether the tree held it.</param>
    /// <param name="inTree">Whether it did.</param>
    protected sealed class KnownMapping(DmaMap<SymbolicWord> map, int moment, SymbolicTruth inTree)
        : IStoredMapping<SymbolicWord, SymbolicTruth>
    {
        private readonly List<(int Moment, SymbolicTruth InTree)> states = [(moment, inTree)];

        public DmaMap<SymbolicWord> Map { get; } = map;

        public SymbolicTruth InTree => states[^1].InTree;

        /// <summary>Whether the tree held it at the first moment of which that is known; of the ghost, when the unmap began.</summary>
        public SymbolicTruth FirstKnown => states[0].InTree;

        public SymbolicTruth IsFreed => !InTree;

        public void Set(int moment, SymbolicTruth inTree) => states.Add((moment, inTree));

        /// <summary>Null before the first moment of which it is known.</summary>
        public SymbolicTruth? InTreeAt(int moment) =>
            states.FindLastIndex(state => state.Moment <= moment) is >= 0 and var last ? states[last].InTree : null;
    }
}
