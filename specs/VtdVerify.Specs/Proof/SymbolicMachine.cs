using VtdVerify.Model;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// The machine of one symbolic path. Of the tree it knows one arbitrary mapping, the ghost, and those that lookups on this path
/// returned; a lookup may also return any other well-formed mapping that compares equal to the key, and returns nothing only
/// where no known mapping compares equal. So what is shown on it holds for any number of mappings.
/// </summary>
internal sealed class SymbolicMachine : IUnmapMachine<SymbolicWord, SymbolicTruth>
{
    private readonly SymbolicPath path;
    private readonly ILoopDriver loops;
    private readonly HashSet<string> loopsSeen = [];
    private readonly List<ObservedEvent<SymbolicWord, SymbolicTruth>> events = [];
    private readonly List<KnownMapping> known = [];
    private readonly List<IovaRange<SymbolicWord>> removedSinceStart = [];
    private readonly List<ObservedSearch<SymbolicWord, SymbolicTruth>> searches = [];
    private readonly List<ObservedRemoval<SymbolicWord, SymbolicTruth>> removals = [];

    public SymbolicMachine(SymbolicPath path, ILoopDriver loops)
    {
        this.path = path;
        this.loops = loops;
        Machine = Symbols.Machine(path);
        Ghost = Symbols.Ghost(path);
        AssumeMapping(Ghost.Mapping);
        known.Add(new KnownMapping(Ghost.Mapping, Ghost.WasInTree));
    }

    public Surroundings<SymbolicWord, SymbolicTruth> Machine { get; }

    /// <summary>The ghost; whether it is in the tree is kept with the known mappings.</summary>
    public Ghost<SymbolicWord, SymbolicTruth> Ghost { get; private set; }

    public SymbolicPath Path => path;

    /// <summary>
    /// The mappings that the tree held when the unmap began, as far as this path knows: the ghost, if it was, and the others.
    /// </summary>
    public IReadOnlyList<DmaMap<SymbolicWord>> Others => [.. known.Skip(1).Select(k => k.Map)];

    /// <summary>The path as guarantees see it, with the end that it came to.</summary>
    public Run<SymbolicWord, SymbolicTruth> Observed(RunEnd end) =>
        new(Machine, events, searches, removals, Ghost, end) { TurnMadeProgress = TurnMadeProgress, OtherIsServed = OtherIsServed };

    /// <summary>Set when the unmap has returned.</summary>
    public SymbolicTruth OtherIsServed { get; set; } = SymbolicTruth.Of(true);

    /// <summary>Set by the loop rule at the end of a turn.</summary>
    public SymbolicTruth TurnMadeProgress { get; set; } = SymbolicTruth.Of(true);

    /// <summary>Which of the known mappings the tree holds.</summary>
    public IReadOnlyList<SymbolicTruth> InTree => [.. known.Select(k => k.InTree)];

    public SymbolicWord AddressWidth => Machine.AddressWidth;

    public SymbolicWord GlobalDirtyTracking => Machine.GlobalDirtyTracking;

    public SymbolicTruth MigrationIsRunning => Machine.MigrationIsRunning;

    public IReadOnlyList<IommuNotifier<SymbolicWord>> Notifiers => [Machine.Notifier, Machine.Other];

    public bool Decide(SymbolicTruth condition) => path.Decide(condition);

    public void Assert(SymbolicTruth condition, CodeSite site)
    {
        if (!path.Decide(condition))
        {
            throw new RunEndedException(new RunEnd.Aborted(site));
        }
    }

    public void RequireDefined(SymbolicTruth condition, string rule, CodeSite site)
    {
        if (!path.Decide(condition))
        {
            throw new RunEndedException(new RunEnd.Undefined(rule, site));
        }
    }

    /// <summary>The loops that this path came to, whether or not it took a turn of them.</summary>
    public IReadOnlySet<string> Loops => loopsSeen;

    public bool While(CodeSite site, ILoopState<SymbolicWord> state, Func<bool> condition, Func<TurnEnd> body)
    {
        loopsSeen.Add($"{site} {site.Text}");
        return loops.Run(this, site, state, condition, body);
    }

    /// <summary>Any word of which the contract holds: there is one, and it is the computation's result.</summary>
    public SymbolicWord AlignedMask(SymbolicWord first, SymbolicWord last, SymbolicWord widestMask)
    {
        var mask = path.Fresh("block mask", first.Width);
        path.Assume(!(first <= last) | AlignedBlock.IsMask<SymbolicWord, SymbolicTruth>(first, last, widestMask, mask));
        return mask;
    }

    public IStoredMapping<SymbolicWord, SymbolicTruth>? Find(IovaRange<SymbolicWord> key, CodeSite site)
    {
        Ghost = Ghost.AfterLookup();
        searches.Add(new ObservedSearch<SymbolicWord, SymbolicTruth>(key, site));
        foreach (var mapping in known)
        {
            var answers = mapping.InTree & OverlapComparison.Overlaps<SymbolicWord, SymbolicTruth>(key, mapping.Map.Range);
            if (answers.Known != false && path.Decide(path.FreshTruth("lookup returns a known mapping")))
            {
                path.Assume(answers);
                return mapping;
            }
        }

        if (path.Decide(path.FreshTruth("lookup returns another mapping")))
        {
            return Another(key);
        }

        foreach (var mapping in known)
        {
            Assume(
                Ledger.LookupFinds, !(mapping.InTree & OverlapComparison.Overlaps<SymbolicWord, SymbolicTruth>(key, mapping.Map.Range)));
        }

        return null;
    }

    public void Remove(IovaRange<SymbolicWord> range, CodeSite site)
    {
        removals.Add(ObservedRemoval<SymbolicWord, SymbolicTruth>.Of(Ghost, range, site));
        Ghost = Ghost.AfterRemoval(range);
        removedSinceStart.Add(range);
        foreach (var mapping in known)
        {
            mapping.InTree &= !OverlapComparison.Overlaps<SymbolicWord, SymbolicTruth>(range, mapping.Map.Range);
        }
    }

    public void Notify(
        IommuNotifier<SymbolicWord> notifier, IommuTlbEvent<SymbolicWord> tlbEvent, CodeSite site)
    {
        events.Add(Observe(notifier, tlbEvent, site));
        if (notifier.Id != Machine.Notifier.Id)
        {
            NotifyOther(notifier, tlbEvent, site);
            return;
        }

        var (range, reachable) = (tlbEvent.Range, Machine.ReachableScope);
        loops.Suppose(
            this,
            $"{site} {site.Text}: the event lies in the part of the scope that the address space has",
            (reachable.First <= range.First) & (range.First <= range.Last) & (range.Last <= reachable.Last));
        var delivered = MemoryRegionNotify.Apply(this, Machine.Crops, notifier, tlbEvent, site);
        if (delivered is { } reached)
        {
            Ghost = Ghost.AfterDelivery(reached);

            // Without tracking nobody asks what is dirty, and the proof is spared what would follow.
            if (path.Known(Machine.IsTracking) != false)
            {
                Ghost = Ghost.AfterHostUnmap(Machine, reached);
            }
        }
    }

    private void NotifyOther(IommuNotifier<SymbolicWord> notifier, IommuTlbEvent<SymbolicWord> tlbEvent, CodeSite site)
    {
        if (MemoryRegionNotify.Apply(this, Machine.Crops, notifier, tlbEvent, site) is { } reached)
        {
            Ghost = Ghost.AfterDeliveryToOther(reached);
        }
    }

    /// <summary>
    /// Starts from another state of the ghost, as a loop's arbitrary turn does. Which other mappings are left is unknown then.
    /// </summary>
    public void Restart(Ghost<SymbolicWord, SymbolicTruth> ghost)
    {
        Ghost = ghost;
        known[0].InTree = ghost.InTree;
        foreach (var other in known.Skip(1))
        {
            other.InTree &= path.FreshTruth("still in the tree");
        }

        removedSinceStart.Clear();
    }

    /// <summary>
    /// Whether a known mapping left the tree since an earlier moment. One that was not known then was in the tree, too: nothing enters it.
    /// </summary>
    public SymbolicTruth HasShrunkSince(IReadOnlyList<SymbolicTruth> before) => known
        .Select((k, i) => (i < before.Count ? before[i] : SymbolicTruth.Of(true)) & !k.InTree)
        .Aggregate((a, b) => a | b);

    private ObservedEvent<SymbolicWord, SymbolicTruth> Observe(
        IommuNotifier<SymbolicWord> receiver, IommuTlbEvent<SymbolicWord> e, CodeSite site)
    {
        var (byRange, exactly) = (SymbolicTruth.Of(false), SymbolicTruth.Of(false));
        foreach (var mapping in known)
        {
            var sameRange = mapping.InTree & (mapping.Map.Iova == e.Iova) & (mapping.Map.Size == e.AddressMask);
            byRange |= sameRange;
            exactly |= sameRange & (mapping.Map.TranslatedAddress == e.TranslatedAddress);
        }

        return new ObservedEvent<SymbolicWord, SymbolicTruth>(receiver, e, byRange, exactly, Ghost.LookedUp, site);
    }

    private KnownMapping Another(IovaRange<SymbolicWord> key)
    {
        var map = Symbols.Mapping(path, "other");
        AssumeMapping(map);
        var (disjoint, apart) = Ledger.OfPair<SymbolicWord, SymbolicTruth>(map, Ghost.Mapping);
        Assume(disjoint, !Ghost.WasInTree | apart);
        foreach (var other in known.Skip(1))
        {
            Assume(disjoint, Ledger.OfPair<SymbolicWord, SymbolicTruth>(map, other.Map).Holds);
        }

        foreach (var removal in removedSinceStart)
        {
            path.Assume(!OverlapComparison.Overlaps<SymbolicWord, SymbolicTruth>(removal, map.Range));
        }

        path.Assume(OverlapComparison.Overlaps<SymbolicWord, SymbolicTruth>(key, map.Range));
        var mapping = new KnownMapping(map, SymbolicTruth.Of(true));
        known.Add(mapping);
        return mapping;
    }

    private void AssumeMapping(DmaMap<SymbolicWord> map)
    {
        foreach (var (assumption, holds) in Ledger.OfMapping(Machine, map))
        {
            Assume(assumption, holds);
        }
    }

    private void Assume(Assumption assumption, SymbolicTruth holds) => path.Assume(Switches.Guarded(path.Pool, assumption, holds));

    private sealed class KnownMapping(DmaMap<SymbolicWord> map, SymbolicTruth inTree) : IStoredMapping<SymbolicWord, SymbolicTruth>
    {
        public DmaMap<SymbolicWord> Map { get; } = map;

        public SymbolicTruth InTree { get; set; } = inTree;

        public SymbolicTruth IsFreed => !InTree;
    }
}
