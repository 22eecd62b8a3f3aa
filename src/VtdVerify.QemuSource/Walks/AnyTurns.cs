using VtdVerify.CSubset.Running;
using VtdVerify.QemuSource.Contracts;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Walks;

/// <summary>A run broke a rule of C, which may be for nobody to know what it does.</summary>
internal sealed class UndefinedRunException(string rule, CodeSite site) : Exception($"{site}: {rule}")
{
    public string Rule { get; } = rule;

    public CodeSite Site { get; } = site;
}

/// <summary>What the turns of each loop change: found by running until no turn changes another one.</summary>
internal sealed class ChangedByTurns
{
    private readonly Dictionary<CodeSite, HashSet<string>> names = [];

    /// <summary>How many are known.</summary>
    public int Count => names.Values.Sum(known => known.Count);

    public HashSet<string> Of(CodeSite loop) => names.TryGetValue(loop, out var known) ? known : names[loop] = new(StringComparer.Ordinal);
}

/// <summary>
/// One symbolic path. Each loop takes one arbitrary turn: what turns change has any value before it. A path ends where a turn does, or
/// where QEMU does.
/// </summary>
internal sealed class AnyTurns(SymbolicPath path, AnyMemory memory, ChangedByTurns changed) : IExecution<SymbolicWord, SymbolicTruth>
{
    private int loops;

    public SymbolicPath Path { get; } = path;

    /// <summary>Whether what happens now may happen again in another turn.</summary>
    public bool IsInLoop => loops > 0;

    public bool Decide(SymbolicTruth condition) => Path.Decide(condition);

    public void Assert(SymbolicTruth condition, CodeSite site)
    {
        if (!Path.Decide(condition))
        {
            throw new RunStoppedException(Stop.Aborted);
        }
    }

    public void RequireDefined(SymbolicTruth condition, string rule, CodeSite site)
    {
        if (!Path.Decide(condition))
        {
            // A null pointer ends the process, as an assertion does.
            throw rule is CRules.NotDereferenced or CRules.NotCalled
                ? new RunStoppedException(Stop.Aborted)
                : new UndefinedRunException(rule, site);
        }
    }

    public bool While(CodeSite site, ILoopState<SymbolicWord> state, Func<bool> condition, Func<TurnEnd> body)
    {
        if (memory.HasHeap)
        {
            throw new UnsupportedException("a loop behind an allocation", site);
        }

        var names = changed.Of(site);
        memory.Forget();
        Forget(state, names);
        var before = state.Read().ToDictionary(variable => variable.Name, StringComparer.Ordinal);
        if (!condition())
        {
            return true;
        }

        loops++;
        if (body() == TurnEnd.Leave)
        {
            loops--;
            return false;
        }

        foreach (var variable in state.Read())
        {
            if (!before.TryGetValue(variable.Name, out var was) || !IsSame(variable, was))
            {
                names.Add(variable.Name);
            }
        }

        throw new RunStoppedException(Stop.TurnEnded);
    }

    private void Forget(ILoopState<SymbolicWord> state, HashSet<string> names)
    {
        state.Reach(names);
        _ = state.Read();
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            if (state.Read(name) is not { } variable)
            {
                continue;
            }

            if (variable.Word is { } word)
            {
                state.SetWord(name, Path.Fresh(name[(name.LastIndexOf('.') + 1)..], word.Width));
            }
            else if (!ReferenceEquals(variable.Reference, Marker.NotAssigned))
            {
                state.Forget(name);
            }
        }
    }

    private static bool IsSame(LoopVariable<SymbolicWord> now, LoopVariable<SymbolicWord> before) => (now.Word, before.Word) switch
    {
        ({ } left, { } right) => left.Equals(right),
        (null, null) => ReferenceEquals(now.Reference, before.Reference),
        _ => false,
    };
}
