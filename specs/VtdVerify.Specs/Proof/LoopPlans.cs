using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>What is known of a subject's loops from one exploration to the next.</summary>
internal sealed class LoopPlans
{
    private readonly Dictionary<string, LoopPlan> plans = [];

    /// <summary>Grows with every variable that some turn was seen to change.</summary>
    public int Size => plans.Values.Sum(p => p.Changed.Count + p.Forgotten.Count);

    public LoopPlan Of(string key)
    {
        if (!plans.TryGetValue(key, out var plan))
        {
            plan = new LoopPlan(key);
            plans.Add(key, plan);
        }

        return plan;
    }
}

/// <summary>The variables that the turns of one loop change.</summary>
internal sealed class LoopPlan(string key)
{
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private readonly HashSet<string> forgotten = new(StringComparer.Ordinal);

    public string Key { get; } = key;

    /// <summary>Words and parts of the ghost: a turn may find any value in them.</summary>
    public IReadOnlySet<string> Changed => changed;

    /// <summary>References, and words that a turn was the first to assign: no turn may read what an earlier one left there.</summary>
    public IReadOnlySet<string> Forgotten => forgotten;

    /// <summary>The values of the words that turns change.</summary>
    public IReadOnlyDictionary<string, SymbolicWord> WordsOf(ILoopState<SymbolicWord> state) =>
        Words(state).Where(w => changed.Contains(w.Key) && !forgotten.Contains(w.Key)).ToDictionary(StringComparer.Ordinal);

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
        changed.UnionWith(GhostVariables.Changed(ghostBefore, ghostAfter));
        var known = before.ToDictionary(v => v.Name, StringComparer.Ordinal);
        foreach (var variable in after)
        {
            if (!known.TryGetValue(variable.Name, out var old))
            {
                continue;
            }

            if (old.Word is { } oldWord && variable.Word is { } newWord)
            {
                if (!oldWord.Equals(newWord))
                {
                    changed.Add(variable.Name);
                }
            }
            else if (old.Word is not null || variable.Word is not null || !Equals(old.Reference, variable.Reference))
            {
                forgotten.Add(variable.Name);
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, SymbolicWord>> Words(ILoopState<SymbolicWord> state) =>
        state.Read().Where(v => v.Word is not null).Select(v => KeyValuePair.Create(v.Name, v.Word!.Value));
}
