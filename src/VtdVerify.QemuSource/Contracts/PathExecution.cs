using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>How a run ends that does not return.</summary>
internal enum Stop
{
    Aborted,
    Undefined,
    TurnEnded,
}

/// <summary>Ends the run of one symbolic path before it returns.</summary>
internal sealed class RunStoppedException(Stop stop) : Exception($"the run ended: {stop}")
{
    public Stop Stop { get; } = stop;
}

/// <summary>
/// One symbolic path through a function that is held against its contract. A loop takes one turn from the state in which it begins; that
/// stands for every turn where the contract says that a turn leaves that state as it was.
/// </summary>
internal sealed class PathExecution(SymbolicPath path) : IExecution<SymbolicWord, SymbolicTruth>
{
    public SymbolicPath Path { get; } = path;

    /// <summary>Whether every turn of a loop left all words of the state as they were.</summary>
    public SymbolicTruth TurnsChangeNothing { get; private set; } = SymbolicTruth.Of(true);

    public bool Decide(SymbolicTruth condition) => Path.Decide(condition);

    public void Assert(SymbolicTruth condition, CodeSite site) => Require(condition, Stop.Aborted);

    public void RequireDefined(SymbolicTruth condition, string rule, CodeSite site) => Require(condition, Stop.Undefined);

    public bool While(CodeSite site, ILoopState<SymbolicWord> state, Func<bool> condition, Func<TurnEnd> body)
    {
        var before = Words(state);
        if (!condition())
        {
            return true;
        }

        if (body() == TurnEnd.Leave)
        {
            return false;
        }

        var after = Words(state);
        foreach (var (name, word) in before)
        {
            TurnsChangeNothing &= after.TryGetValue(name, out var now) ? now == word : SymbolicTruth.Of(false);
        }

        throw new RunStoppedException(Stop.TurnEnded);
    }

    private static Dictionary<string, SymbolicWord> Words(ILoopState<SymbolicWord> state) =>
        state.Read().Where(v => v.Word is not null).ToDictionary(v => v.Name, v => v.Word!.Value, StringComparer.Ordinal);

    private void Require(SymbolicTruth condition, Stop otherwise)
    {
        if (!Path.Decide(condition))
        {
            throw new RunStoppedException(otherwise);
        }
    }
}
