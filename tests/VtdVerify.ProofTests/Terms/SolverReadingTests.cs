using NUnit.Framework;
using VtdVerify.Smt;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

/// <summary>The solver reads terms as this project evaluates them.</summary>
[Category("Proof")]
internal sealed class SolverReadingTests
{
    [Test]
    public void The_solver_reads_the_text_as_terms_evaluate()
    {
        using var solver = Z3Solver.Create();
        Property.Holds(
            Recipe.Any(mostSteps: 12),
            recipe =>
            {
                var results = recipe.RunSymbolic(new TermPool());
                using var session = solver.Begin(Fixed(results, recipe.Assignment));
                return session.Check([AnyDiffers(results, recipe.Assignment)]) is SolverAnswer.Unsatisfiable
                    && session.Check([]) is SolverAnswer.Satisfiable;
            },
            iterations: 100);
    }

    [TestCase("true")]
    [TestCase("t3")]
    [TestCase("a|b")]
    [TestCase("_")]
    [TestCase("bvadd")]
    [TestCase("let")]
    [TestCase("é")]
    [TestCase("fresh#2 [at 3]")]
    public void The_solver_reads_back_every_name(string name)
    {
        var pool = new TermPool();
        var (x, y) = (pool.Variable(name, 8), pool.Variable("other", 8));
        var both = TermBuilder.Binary(Operation.BitXor, x, y);
        using var solver = Z3Solver.Create();
        using var session = solver.Begin([TermBuilder.UnsignedLess(both, x), TermBuilder.UnsignedLess(y, both)]);
        Assert.That(session.Check([TermBuilder.Equal(x, TermBuilder.Constant(77, 8))]), Is.InstanceOf<SolverAnswer.Satisfiable>());
    }

    private static List<Term> Fixed(Results<SymbolicWord, SymbolicTruth> results, Assignment assignment) =>
    [
        .. results.Words.Take(3).Select(w => TermBuilder.Equal(w.Term, Constant(w.Term, assignment))),
        TermBuilder.Equal(results.Truths[0].Term, Constant(results.Truths[0].Term, assignment)),
    ];

    private static Term AnyDiffers(Results<SymbolicWord, SymbolicTruth> results, Assignment assignment) =>
        TermBuilder.Any(results.Words.Select(w => w.Term).Concat(results.Truths.Select(t => t.Term))
            .Select(term => TermBuilder.Not(TermBuilder.Equal(term, Constant(term, assignment)))));

    private static Term Constant(Term term, Assignment assignment) => term.IsTruth
        ? TermBuilder.Truth(assignment.Evaluate(term) != 0)
        : TermBuilder.Constant(assignment.Evaluate(term), term.Width);
}
