using System.Globalization;
using VtdVerify.Model;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Mutation.Equivalence;

/// <summary>The machine of one of two runs: takes its answers from what both share, and writes down what it is handed.</summary>
/// <param name="name">Tells the two runs apart, where a variable of a loop is not the same in both.</param>
internal sealed class RecordingMachine(string name, SharedWorld world, SharedLoops loops) : IUnmapMachine<SymbolicWord, SymbolicTruth>
{
    private readonly List<Step> steps = [];
    private readonly List<FoundMapping> found = [];
    private readonly List<IovaRange<SymbolicWord>> removed = [];
    private int searches;
    private int loopCount;

    public SymbolicWord AddressWidth => world.Machine.AddressWidth;

    public SymbolicWord GlobalDirtyTracking => world.Machine.GlobalDirtyTracking;

    public IReadOnlyList<IommuNotifier<SymbolicWord>> Notifiers => [world.Machine.Notifier, world.Machine.Other];

    public SymbolicTruth MigrationIsRunning => world.Machine.MigrationIsRunning;

    public ICodeState<SymbolicWord>? CodeState { get; set; }

    public void SpendStatement() => world.SpendStatement();

    public void Leaves(string changed, CodeSite site) => throw new UnsupportedException(
        $"the next unmap, which begins with the {changed} that this one leaves", site);

    public SymbolicTruth IsFirstInList => world.Truth("the notifier is first in the list");

    /// <summary>A value that the machine does not set, the same for both runs.</summary>
    /// <exception cref="UnsupportedException">
    /// The other run has it in another width: who sets it may store a value that the narrower one cannot hold.
    /// </exception>
    public SymbolicWord Unknown(string name, int width, ulong usual) => world.Unknown(name, width)
        ?? throw new UnsupportedException($"'{name}', which is not as wide in both revisions", new CodeSite(string.Empty, 0, name));

    public RunTranscript Run(ISubject subject)
    {
        try
        {
            subject.Unmap(this, world.Machine.Notifier);
            return new RunTranscript(steps, CodeState is { HasChanged: true } ? Ending.Unreadable : Ending.Returned);
        }
        catch (StoppedException stopped)
        {
            return new RunTranscript(steps, stopped.Ending);
        }
        catch (UnsupportedException)
        {
            return new RunTranscript(steps, Ending.Unreadable);
        }
    }

    public bool Decide(SymbolicTruth condition) => world.Path.Decide(condition);

    public void Assert(SymbolicTruth condition, CodeSite site) => Require(condition, Ending.Aborted);

    public void RequireDefined(SymbolicTruth condition, string rule, CodeSite site) => Require(condition, Ending.Undefined);

    public SymbolicWord AlignedMask(SymbolicWord first, SymbolicWord last, SymbolicWord widestMask) => world.Mask(first, last, widestMask);

    public IStoredMapping<SymbolicWord, SymbolicTruth>? Find(IovaRange<SymbolicWord> key, CodeSite site)
    {
        steps.Add(new Step.OfRange(false, key));
        var answer = world.Answer(searches++, key, removed);
        if (!answer.Found)
        {
            return null;
        }

        var mapping = new FoundMapping(answer.Map);
        found.Add(mapping);
        return mapping;
    }

    public void Remove(IovaRange<SymbolicWord> range, CodeSite site)
    {
        steps.Add(new Step.OfRange(true, range));
        removed.Add(range);
        foreach (var mapping in found)
        {
            mapping.IsFreed |= OverlapComparison.Overlaps<SymbolicWord, SymbolicTruth>(range, mapping.Map.Range);
        }
    }

    public void Notify(IommuNotifier<SymbolicWord> notifier, IommuTlbEvent<SymbolicWord> tlbEvent, CodeSite site) =>
        steps.Add(new Step.OfEvent(notifier, tlbEvent));

    /// <summary>The first turn as it is, then one arbitrary turn.</summary>
    public bool While(CodeSite site, ILoopState<SymbolicWord> state, Func<bool> condition, Func<TurnEnd> body)
    {
        if (!condition())
        {
            return true;
        }

        if (body() == TurnEnd.Leave)
        {
            return false;
        }

        var loop = loopCount++;
        state.Reach(loops.Reached(loop));
        steps.Add(new Step.OfTurn(loop, Words(loop, state)));
        LetLoose(loop, state);
        var before = state.Read();
        if (!condition())
        {
            return true;
        }

        if (body() == TurnEnd.Leave)
        {
            return false;
        }

        loops.Learn(loop, before, state.Read());
        steps.Add(new Step.OfTurn(loop, Words(loop, state)));
        throw new StoppedException(Ending.TurnEnded);
    }

    private Dictionary<string, SymbolicWord> Words(int loop, ILoopState<SymbolicWord> state) => state.Read()
        .Where(variable => variable.Word is not null && loops.Words(loop).Contains(variable.Name) && loops.IsShared(loop, variable.Name))
        .ToDictionary(variable => variable.Name, variable => variable.Word!.Value, StringComparer.Ordinal);

    private void LetLoose(int loop, ILoopState<SymbolicWord> state)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"loop {loop + 1}: ");
        foreach (var variable in state.Read())
        {
            if (loops.References(loop).Contains(variable.Name))
            {
                state.Forget(variable.Name);
            }
            else if (variable.Word is { } word && loops.Words(loop).Contains(variable.Name))
            {
                var owner = loops.IsShared(loop, variable.Name) ? string.Empty : $" of the {name}";
                state.SetWord(variable.Name, world.Word(prefix + variable.Name + owner, word.Width));
            }
        }

        // What the turns between removed is not known.
        removed.Clear();
        for (var i = 0; i < found.Count; i++)
        {
            found[i].IsFreed |= world.Truth(string.Create(CultureInfo.InvariantCulture, $"{prefix}mapping {i + 1} is gone"));
        }
    }

    private void Require(SymbolicTruth condition, Ending ending)
    {
        if (!world.Path.Decide(condition))
        {
            throw new StoppedException(ending);
        }
    }

    private sealed class FoundMapping(DmaMap<SymbolicWord> map) : IStoredMapping<SymbolicWord, SymbolicTruth>
    {
        public DmaMap<SymbolicWord> Map { get; } = map;

        public SymbolicTruth IsFreed { get; set; } = SymbolicTruth.Of(false);
    }

    private sealed class StoppedException(Ending ending) : Exception
    {
        public Ending Ending { get; } = ending;
    }
}
