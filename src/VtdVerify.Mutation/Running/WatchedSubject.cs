using VtdVerify.Model;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Mutation.Running;

/// <summary>
/// A subject whose concrete runs are stopped, as out of fuel, at the first turn of a loop that leaves everything as it was: the next one
/// would do the same. Most mutants that do not end are so, and none of them need spend its fuel in every scenario.
/// </summary>
internal sealed class WatchedSubject(ISubject inner) : ISubject
{
    public string Name => inner.Name;

    public string Description => inner.Description;

    public IReadOnlyList<FunctionSource> Sources => inner.Sources;

    public Viommu Viommu => inner.Viommu;

    public ITreeOrder Order => inner.Order;

    /// <summary>Whether a run was stopped so.</summary>
    public bool HasIdled { get; private set; }

    public void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => inner.Unmap(new WatchedMachine<TWord, TTruth>(machine, () => HasIdled = true), notifier);
}

/// <summary>Hands everything on to a machine, and looks at the loops' states on the way.</summary>
/// <param name="idled">Called before a run is stopped.</param>
internal sealed class WatchedMachine<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, Action idled) : IUnmapMachine<TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    private int removals;

    public TWord AddressWidth => machine.AddressWidth;

    public TWord GlobalDirtyTracking => machine.GlobalDirtyTracking;

    public TTruth MigrationIsRunning => machine.MigrationIsRunning;

    public IReadOnlyList<IommuNotifier<TWord>> Notifiers => machine.Notifiers;

    public ICodeState<TWord>? CodeState
    {
        get => machine.CodeState;
        set => machine.CodeState = value;
    }

    public void SpendStatement() => machine.SpendStatement();

    public void Leaves(string changed, CodeSite site) => machine.Leaves(changed, site);

    public TTruth IsFirstInList => machine.IsFirstInList;

    public TWord Unknown(string name, int width, ulong usual) => machine.Unknown(name, width, usual);

    public IStoredMapping<TWord, TTruth>? Find(IovaRange<TWord> key, CodeSite site) => machine.Find(key, site);

    public void Remove(IovaRange<TWord> range, CodeSite site)
    {
        removals++;
        machine.Remove(range, site);
    }

    public TWord AlignedMask(TWord first, TWord last, TWord widestMask) => machine.AlignedMask(first, last, widestMask);

    public void Notify(IommuNotifier<TWord> notifier, IommuTlbEvent<TWord> tlbEvent, CodeSite site) =>
        machine.Notify(notifier, tlbEvent, site);

    public bool Decide(TTruth condition) => machine.Decide(condition);

    public void Assert(TTruth condition, CodeSite site) => machine.Assert(condition, site);

    public void RequireDefined(TTruth condition, string rule, CodeSite site) => machine.RequireDefined(condition, rule, site);

    public bool While(CodeSite site, ILoopState<TWord> state, Func<bool> condition, Func<TurnEnd> body)
    {
        var turns = new Turns(state);
        return machine.While(site, state, () => turns.ChangedNothing(removals) ? throw Stop(site) : condition(), body);
    }

    private RunEndedException Stop(CodeSite site)
    {
        idled();
        return new RunEndedException(new MachineOutcome.OutOfFuel(site, IsEndless: true));
    }

    /// <summary>The turns of one loop. Reading a state costs more than a turn: it is done after 4, after 8, and so on.</summary>
    private sealed class Turns(ILoopState<TWord> state)
    {
        private const int FirstRead = 4;

        private IReadOnlyList<LoopVariable<TWord>>? before;
        private int removalsBefore;
        private int count;
        private int next = FirstRead;

        /// <summary>Whether the turn that has just ended left the variables and the tree as they were; asked before each turn.</summary>
        /// <param name="removals">How often something was to be removed from the tree, up to now.</param>
        public bool ChangedNothing(int removals)
        {
            if (before is { } read)
            {
                before = null;
                return removals == removalsBefore && read.SequenceEqual(state.Read());
            }

            if (++count >= next)
            {
                (before, removalsBefore, next) = (state.Read(), removals, next * 2);
            }

            return false;
        }
    }
}
