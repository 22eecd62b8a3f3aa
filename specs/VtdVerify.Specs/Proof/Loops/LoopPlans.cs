using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Loops;

/// <summary>What is known of a subject's loops from one exploration to the next.</summary>
internal sealed class LoopPlans
{
    private readonly Dictionary<string, LoopPlan> plans;

    public LoopPlans() => plans = [];

    private LoopPlans(LoopPlans other) => plans = other.plans.ToDictionary(p => p.Key, p => p.Value.Copy());

    /// <summary>Grows with all that an exploration teaches; explorations end when it stays the same.</summary>
    public int Size => plans.Values.Sum(p => p.Size);

    public LoopPlan Of(string key)
    {
        if (!plans.TryGetValue(key, out var plan))
        {
            plan = new LoopPlan(key);
            plans.Add(key, plan);
        }

        return plan;
    }

    /// <summary>The same knowledge, for an exploration on another thread.</summary>
    public LoopPlans Copy() => new(this);

    /// <summary>To be called between explorations: relations that every turn kept may be relied on in the next one.</summary>
    public void Adopt()
    {
        foreach (var plan in plans.Values)
        {
            plan.Relations.Adopt(plan.ChangedWords);
        }
    }
}

/// <summary>The variables that the turns of one loop change, and what stays constant among them.</summary>
internal sealed class LoopPlan(string key)
{
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private readonly HashSet<string> changedWords = new(StringComparer.Ordinal);
    private readonly HashSet<string> forgotten = new(StringComparer.Ordinal);
    private readonly HashSet<string> pointers = new(StringComparer.Ordinal);
    private readonly HashSet<string> reached = new(StringComparer.Ordinal);

    public string Key { get; } = key;

    public int Size => changed.Count + forgotten.Count + pointers.Count + reached.Count + Relations.Size + (IsCounted ? 0 : 1)
        + (TakesMappings ? 1 : 0);

    /// <summary>Whether it was known so far how many turns the loop takes: then it is run as it is.</summary>
    public bool IsCounted { get; set; } = true;

    /// <summary>Words and parts of the ghost: a turn may find any value in them.</summary>
    public IReadOnlySet<string> Changed => changed;

    public IReadOnlySet<string> ChangedWords => changedWords;

    /// <summary>Whether turns change a part of the ghost: what they tell listeners, or search or take from the tree.</summary>
    public bool ChangesGhost { get; private set; }

    /// <summary>Whether mappings may have left the tree when a turn ends.</summary>
    public bool TakesMappings { get; set; }

    /// <summary>References, and words that a turn was the first to assign: no turn may read what an earlier one left there.</summary>
    public IReadOnlySet<string> Forgotten => forgotten;

    /// <summary>Pointers to a mapping, or to none, that one turn hands to the next.</summary>
    public IReadOnlySet<string> Pointers => pointers;

    /// <summary>Variables that a turn was the first to look at: they are state of the loop like all others.</summary>
    public IReadOnlySet<string> Reached => reached;

    public LinearRelations Relations { get; private init; } = new();

    public LoopPlan Copy()
    {
        var copy = new LoopPlan(Key)
        {
            IsCounted = IsCounted,
            Relations = Relations.Copy(),
            ChangesGhost = ChangesGhost,
            TakesMappings = TakesMappings,
        };
        copy.changed.UnionWith(changed);
        copy.changedWords.UnionWith(changedWords);
        copy.forgotten.UnionWith(forgotten);
        copy.pointers.UnionWith(pointers);
        copy.reached.UnionWith(reached);
        return copy;
    }

    /// <summary>The values of the words that turns change.</summary>
    public IReadOnlyDictionary<string, SymbolicWord> WordsOf(ILoopState<SymbolicWord> state) =>
        Words(state).Where(w => changedWords.Contains(w.Key)).ToDictionary(StringComparer.Ordinal);

    /// <summary>The same words in another state; one that holds no word any more keeps its value.</summary>
    public static IReadOnlyDictionary<string, SymbolicWord> WordsAfter(
        ILoopState<SymbolicWord> state, IReadOnlyDictionary<string, SymbolicWord> before)
    {
        var after = Words(state).ToDictionary(StringComparer.Ordinal);
        return before.ToDictionary(w => w.Key, w => after.TryGetValue(w.Key, out var value) ? value : w.Value, StringComparer.Ordinal);
    }

    public void Learn(
        IReadOnlyList<LoopVariable<SymbolicWord>> before,
        IReadOnlyList<LoopVariable<SymbolicWord>> after,
        Ghost<SymbolicWord, SymbolicTruth> ghostBefore,
        Ghost<SymbolicWord, SymbolicTruth> ghostAfter)
    {
        var parts = GhostVariables.Changed(ghostBefore, ghostAfter).ToList();
        ChangesGhost |= parts.Count > 0;
        changed.UnionWith(parts);
        var known = before.ToDictionary(v => v.Name, StringComparer.Ordinal);
        foreach (var variable in after)
        {
            if (known.TryGetValue(variable.Name, out var old))
            {
                Learn(old, variable);
            }
            else
            {
                reached.Add(variable.Name);
            }
        }

        changedWords.ExceptWith(forgotten);
        pointers.ExceptWith(forgotten);
    }

    private static IEnumerable<KeyValuePair<string, SymbolicWord>> Words(ILoopState<SymbolicWord> state) =>
        state.Read().Where(v => v.Word is not null).Select(v => KeyValuePair.Create(v.Name, v.Word!.Value));

    private void Learn(LoopVariable<SymbolicWord> before, LoopVariable<SymbolicWord> after)
    {
        if (before.Word is { } oldWord && after.Word is { } newWord)
        {
            if (!oldWord.Equals(newWord))
            {
                changed.Add(after.Name);
                changedWords.Add(after.Name);
            }
        }
        else if (before.Word is not null || after.Word is not null || !Equals(before.Reference, after.Reference))
        {
            (LeadsToMapping(before) && LeadsToMapping(after) ? pointers : forgotten).Add(after.Name);
        }
    }

    private static bool LeadsToMapping(LoopVariable<SymbolicWord> variable) =>
        variable.IsNull || variable.Target is IStoredMapping<SymbolicWord, SymbolicTruth> || variable.IsOpen;
}
