using VtdVerify.Smt;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Smt.Keeping;

/// <summary>Z3, with a count of what it was asked.</summary>
internal sealed class CountingSolver(Z3Options options) : ISolver
{
    private readonly Z3Solver solver = Z3Solver.Create(options);

    public int Asked { get; private set; }

    public string Description => solver.Description;

    public ISolverSession Begin(IReadOnlyList<Term> assertions) => new Session(this, solver.Begin(assertions));

    public void Dispose() => solver.Dispose();

    private sealed class Session(CountingSolver owner, ISolverSession inner) : ISolverSession
    {
        public SolverAnswer Check(IReadOnlyList<Term> terms)
        {
            owner.Asked++;
            return inner.Check(terms);
        }

        public void Dispose() => inner.Dispose();
    }
}
