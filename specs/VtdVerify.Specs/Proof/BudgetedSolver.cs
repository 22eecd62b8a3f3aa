using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// A solver with limits for all that a family of paths asks: where its questions are too large or too hard, the rest stays unanswered
/// soon. It stands in front of what keeps answers, so that a kept "unknown" counts as much as a new one.
/// </summary>
internal sealed class BudgetedSolver(ISolver solver) : ISolver
{
    // Each may take half a minute, and a check answers within a minute.
    private const int MostUnanswered = 2;

    // Ten times what unmaps take. Beyond it the bits of a few sessions do not fit into the memory of a check.
    private const long MostGates = 200_000;

    private int unanswered;

    public string Description => solver.Description;

    public ISolverSession Begin(IReadOnlyList<Term> assertions)
    {
        var gates = CircuitSize.Of(assertions);
        return gates > MostGates
            ? new Unanswered(FormattableString.Invariant(
                $"the code's arithmetic takes about {gates} gates, and {MostGates} are tried at most"))
            : new Session(this, solver.Begin(assertions));
    }

    public void Dispose() => solver.Dispose();

    private sealed class Session(BudgetedSolver budget, ISolverSession session) : ISolverSession
    {
        public SolverAnswer Check(IReadOnlyList<Term> terms)
        {
            if (budget.unanswered >= MostUnanswered)
            {
                return new SolverAnswer.Unknown($"the solver left {MostUnanswered} questions on this code unanswered before");
            }

            var answer = session.Check(terms);
            budget.unanswered += answer is SolverAnswer.Unknown ? 1 : 0;
            return answer;
        }

        public void Dispose() => session.Dispose();
    }

    private sealed class Unanswered(string reason) : ISolverSession
    {
        public SolverAnswer Check(IReadOnlyList<Term> terms) => new SolverAnswer.Unknown(reason);

        public void Dispose()
        {
        }
    }
}
