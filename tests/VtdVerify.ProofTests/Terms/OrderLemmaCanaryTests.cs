using NUnit.Framework;
using VtdVerify.Smt;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

/// <summary>Whether the lemmas say enough.</summary>
[Category("Proof")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class OrderLemmaCanaryTests
{
    private readonly TermPool pool = new();

    /// <summary>The canary: with the words taken out of the comparisons, the lemmas alone have to refute a cycle.</summary>
    [Test]
    public void The_lemmas_alone_refute_a_cycle_of_comparisons()
    {
        var (a, b, c, d) = (Word("a"), Word("b"), Word("c"), Word("d"));
        List<Term> cycle = [(a < b).Term, (b < c).Term, (c < d).Term, (d < a).Term];
        var lemmas = OrderLemmas.Of(cycle).Lemmas;
        var names = cycle.ToDictionary(t => t, t => pool.TruthVariable($"opaque {t.Id}"));
        List<Term> opaque = [.. lemmas.Select(l => Replace(l, names)), .. names.Values];
        using var solver = Z3Solver.Create();
        using var session = solver.Begin(opaque);
        Assert.That(session.Check([]), Is.InstanceOf<SolverAnswer.Unsatisfiable>());
    }

    private static Term Replace(Term term, Dictionary<Term, Term> names) => term.Operation switch
    {
        Operation.UnsignedLess => names[term],
        Operation.Not => TermBuilder.Not(Replace(term.First!, names)),
        Operation.And => TermBuilder.And(Replace(term.First!, names), Replace(term.Second!, names)),
        Operation.Or => TermBuilder.Or(Replace(term.First!, names), Replace(term.Second!, names)),
        _ => term,
    };

    private SymbolicWord Word(string name) => new(pool.Variable(name, 64));
}
