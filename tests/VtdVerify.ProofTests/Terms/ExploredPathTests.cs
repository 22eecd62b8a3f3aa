using NUnit.Framework;
using VtdVerify.Smt;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

/// <summary>The conditions of the explored paths, taken together.</summary>
[Category("Proof")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ExploredPathTests
{
    private readonly TermPool pool = new();

    private SymbolicWord X => new(pool.Variable("x", 64));

    private SymbolicWord Y => new(pool.Variable("y", 64));

    [Test]
    public void Paths_are_disjoint()
    {
        var paths = Explore();
        var pairs = paths.SelectMany((p, i) => paths.Skip(i + 1).Select(q => TermBuilder.And(p, q)));
        Assert.That(pairs.Select(Decide), Is.All.InstanceOf<SolverAnswer.Unsatisfiable>());
    }

    [Test]
    public void Paths_cover_everything() => Assert.That(
        Decide(TermBuilder.Not(TermBuilder.Any(Explore()))), Is.InstanceOf<SolverAnswer.Unsatisfiable>());

    [Test]
    public void Each_path_can_be_taken() => Assert.That(
        Explore().Select(Decide), Is.All.InstanceOf<SolverAnswer.Satisfiable>().And.Exactly(3).Items);

    /// <summary>The conditions of the paths that code takes which tells less, equal and greater apart.</summary>
    private IReadOnlyList<Term> Explore() => Explorer.Explore(pool, path =>
    {
        if (!path.Decide(X < Y))
        {
            path.Decide(X == Y);
        }

        return TermBuilder.All(path.Conditions);
    });

    private static SolverAnswer Decide(Term term)
    {
        using var solver = Z3Solver.Create();
        using var session = solver.Begin([]);
        return session.Check([term]);
    }
}
