using VtdVerify.CSubset.Running;
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

    /// <summary>Whether every turn of a loop left all words and pointers of the state as they were.</summary>
    public SymbolicTruth TurnsChangeNothing { get; private set; } = SymbolicTruth.Of(true);

    public bool Decide(SymbolicTruth condition) => Path.Decide(condition);

    public void Assert(SymbolicTruth condition, CodeSite site) => Require(condition, Stop.Aborted);

    public void RequireDefined(SymbolicTruth condition, string rule, CodeSite site) => Require(condition, Stop.Undefined);

    public bool While(CodeSite site, ILoopState<SymbolicWord> state, Func<bool> condition, Func<TurnEnd> body)
    {
        var before = Cells(state);
        if (!condition())
        {
            return true;
        }

        if (body() == TurnEnd.Leave)
        {
            return false;
        }

        var after = Cells(state);
        foreach (var (name, cell) in before)
        {
            TurnsChangeNothing &= after.TryGetValue(name, out var now) ? Same(cell, now) : SymbolicTruth.Of(false);
        }

        throw new RunStoppedException(Stop.TurnEnded);
    }

    private static Dictionary<string, LoopVariable<SymbolicWord>> Cells(ILoopState<SymbolicWord> state) =>
        state.Read().ToDictionary(cell => cell.Name, StringComparer.Ordinal);

    /// <summary>
    /// What had no value may get one in each turn: were it read before that, the first turn would read it without a value.
    /// </summary>
    private static SymbolicTruth Same(LoopVariable<SymbolicWord> before, LoopVariable<SymbolicWord> now) =>
        ReferenceEquals(before.Reference, Marker.NotAssigned) ? SymbolicTruth.Of(true)
        : (before.Word, now.Word) is ({ } word, { } same) ? word == same
        : SymbolicTruth.Of(before.Word is null && now.Word is null && Equals(before.Reference, now.Reference));

    private void Require(SymbolicTruth condition, Stop otherwise)
    {
        if (!Path.Decide(condition))
        {
            throw new RunStoppedException(otherwise);
        }
    }
}
