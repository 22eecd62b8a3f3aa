using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof.Loops;
using VtdVerify.Specs.Proof.Trees;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>The machine of one symbolic path. What it knows of the tree is the tree's matter.</summary>
internal sealed class SymbolicMachine : IUnmapMachine<SymbolicWord, SymbolicTruth>
{
    private readonly SymbolicPath path;
    private readonly ILoopDriver loops;
    private readonly HashSet<string> loopsSeen = [];
    private readonly Dictionary<string, SymbolicWord> unknowns = new(StringComparer.Ordinal);
    private readonly StatementCount statements;
    private readonly List<ObservedEvent<SymbolicWord, SymbolicTruth>> events = [];
    private readonly List<ObservedSearch<SymbolicWord, SymbolicTruth>> searches = [];
    private readonly List<ObservedRemoval<SymbolicWord, SymbolicTruth>> removals = [];

    public SymbolicMachine(SymbolicPath path, IovaSpace space, ILoopDriver loops, NewTree newTree, StatementCount statements)
    {
        this.path = path;
        this.loops = loops;
        this.statements = statements;
        Machine = MachineSymbols.Machine(path, space);
        Ghost = MachineSymbols.Ghost(path);
        Tree = newTree(path, Machine, Ghost);
    }

    public Surroundings<SymbolicWord, SymbolicTruth> Machine { get; }

    public SymbolicTree Tree { get; }

    public Ghost<SymbolicWord, SymbolicTruth> Ghost { get; private set; }

    public SymbolicPath Path => path;

    /// <summary>The path as guarantees see it, with the end that it came to.</summary>
    public Run<SymbolicWord, SymbolicTruth> Observed(RunEnd end) =>
        new(Machine, events, searches, removals, Ghost, end) { TurnMadeProgress = TurnMadeProgress };

    /// <summary>Set by the loop rule at the end of a turn.</summary>
    public SymbolicTruth TurnMadeProgress { get; set; } = SymbolicTruth.Of(true);

    public SymbolicWord AddressWidth => Machine.AddressWidth;

    public SymbolicWord GlobalDirtyTracking => Machine.GlobalDirtyTracking;

    public SymbolicTruth MigrationIsRunning => Machine.MigrationIsRunning;

    public IReadOnlyList<IommuNotifier<SymbolicWord>> Notifiers => [Machine.Notifier, Machine.Other];

    public ICodeState<SymbolicWord>? CodeState { get; set; }

    public SymbolicTruth IsFirstInList
    {
        get
        {
            GoesThroughNotifiers = true;
            return Machine.IsFirstInList!.Value;
        }
    }

    /// <summary>As of <see cref="PathRecord.GoesThroughNotifiers"/>.</summary>
    public bool GoesThroughNotifiers { get; private set; }

    /// <summary>The values that the code met of which nothing is known, by name.</summary>
    public IReadOnlyDictionary<string, SymbolicWord> Unknowns => unknowns;

    /// <summary>That each static variable which the code met is as it was initialised.</summary>
    public SymbolicTruth IsFirstUnmap { get; private set; } = SymbolicTruth.Of(true);

    /// <summary>
    /// What must be true for the tree to be searched first here, with the ghost's address not covered yet; null where there was no search.
    /// </summary>
    public Term? WayToSearch { get; private set; }

    public SymbolicWord Unknown(string name, int width, ulong usual)
    {
        if (!unknowns.TryGetValue(name, out var word))
        {
            word = path.Fresh(MachineSymbols.UnknownPrefix + name, width);
            unknowns.Add(name, word);
            if (MachineDescription.IsStatic(name))
            {
                IsFirstUnmap &= word == SymbolicWord.Of(usual, width);
            }
        }

        return word;
    }

    public void SpendStatement() => statements.Spend();

    public void Leaves(string changed, CodeSite site) => throw new UnsupportedException(
        $"the next unmap, which begins with the {changed} that this one leaves", site);

    public bool Decide(SymbolicTruth condition) => path.Decide(condition);

    public void Assert(SymbolicTruth condition, CodeSite site)
    {
        if (!path.Decide(condition))
        {
            throw new SymbolicRunEndedException(new RunEnd.Aborted(site));
        }
    }

    public void RequireDefined(SymbolicTruth condition, string rule, CodeSite site)
    {
        if (!path.Decide(condition))
        {
            throw new SymbolicRunEndedException(new RunEnd.Undefined(rule, site));
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
        WayToSearch ??= WayHere();
        Ghost = Ghost.AfterLookup();
        searches.Add(new ObservedSearch<SymbolicWord, SymbolicTruth>(key, site));
        return Tree.Find(key);
    }

    /// <summary>
    /// Where nothing can have been sent before, the decisions say enough: they are all that another unmap is compared by, and few.
    /// </summary>
    private Term WayHere() => events.Count == 0 && loopsSeen.Count < 2
        ? TermBuilder.All(path.Decided)
        : TermBuilder.And(
            TermBuilder.All(path.Conditions),
            (Ghost.TimesCovered == Ghost<SymbolicWord, SymbolicTruth>.Count(0)).Term);

    public void Remove(IovaRange<SymbolicWord> range, CodeSite site)
    {
        var isReached = Tree.Remove(range);
        removals.Add(ObservedRemoval<SymbolicWord, SymbolicTruth>.Of(Ghost, range, isReached, site));
        Ghost = Ghost.AfterRemoval(isReached);
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

    /// <summary>Starts from another state of the ghost, as a loop's arbitrary turn does.</summary>
    /// <param name="mappingsLeft">Whether turns before it take mappings: which others are left is unknown then.</param>
    public void Restart(Ghost<SymbolicWord, SymbolicTruth> ghost, bool mappingsLeft)
    {
        Ghost = ghost;
        if (mappingsLeft)
        {
            Tree.Restart(ghost.InTree);
        }
    }

    private ObservedEvent<SymbolicWord, SymbolicTruth> Observe(
        IommuNotifier<SymbolicWord> receiver, IommuTlbEvent<SymbolicWord> e, CodeSite site)
    {
        var (byRange, exactly) = Tree.Backs(e);

        // Claims speak of the notifier as it was registered, whatever the code has made of it since.
        var registered = receiver.Id == Machine.Notifier.Id ? Machine.Notifier : Machine.Other;
        return new ObservedEvent<SymbolicWord, SymbolicTruth>(registered, e, byRange, exactly, Ghost.LookedUp, site);
    }
}
