using VtdVerify.Smt;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Specs;

/// <summary>A solver whose later sessions never find an assignment: they say Unknown instead.</summary>
/// <param name="honestSessions">How many sessions answer as they should.</param>
internal sealed class HesitantSolver(int honestSessions) : ISolver
{
    private readonly Z3Solver solver = Z3Solver.Create();
    private int sessions;

    public string Description => "hesitant";

    public ISolverSession Begin(IReadOnlyList<Term> assertions) =>
        ++sessions <= honestSessions ? solver.Begin(assertions) : new Session(solver.Begin(assertions));

    public void Dispose() => solver.Dispose();

    private sealed class Session(ISolverSession inner) : ISolverSession
    {
        public SolverAnswer Check(IReadOnlyList<Term> terms) =>
            inner.Check(terms) is SolverAnswer.Unsatisfiable none ? none : new SolverAnswer.Unknown("hesitates");

        public void Dispose() => inner.Dispose();
    }
}
