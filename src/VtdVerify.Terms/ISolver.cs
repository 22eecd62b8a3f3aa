namespace VtdVerify.Terms;

/// <summary>Decides whether terms can all be true at once. Not thread-safe: one solver belongs to one thread at a time.</summary>
public interface ISolver : IDisposable
{
    /// <summary>Name and version, as reports quote them.</summary>
    string Description { get; }

    /// <summary>Opens a session in which every check also assumes the given terms.</summary>
    ISolverSession Begin(IReadOnlyList<Term> assertions);
}

/// <summary>Checks that share assertions. Disposing it takes them back.</summary>
public interface ISolverSession : IDisposable
{
    /// <summary>
    /// Can the session's assertions and <paramref name="terms"/> all be true? The terms count for this check alone. A
    /// satisfying assignment gives a value to every variable that decides the terms' values.
    /// </summary>
    SolverAnswer Check(IReadOnlyList<Term> terms);
}

/// <summary>A solver's answer. Unknown is an answer of its own and never counts as either of the others.</summary>
public abstract record SolverAnswer
{
    private SolverAnswer()
    {
    }

    /// <summary>No assignment makes all terms true.</summary>
    /// <param name="Core">Terms of the check that suffice for that, together with the session's assertions; all of them if in
    /// doubt.</param>
    public sealed record Unsatisfiable(IReadOnlyList<Term> Core) : SolverAnswer;

    /// <summary>The assignment makes all terms true; whoever uses it evaluates the terms again under it.</summary>
    public sealed record Satisfiable(Assignment Model) : SolverAnswer;

    /// <summary>The solver gave up: its resource limit, or an incompleteness, as it says.</summary>
    public sealed record Unknown(string Reason) : SolverAnswer
    {
        /// <summary>Whether every run gives up here: a counted limit was reached, and nothing that depends on the computer.</summary>
        public bool IsRepeatable { get; init; }
    }
}
