using NUnit.Framework;
using VtdVerify.Smt;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class OrderLemmaTests
{
    private readonly TermPool pool = new();

    [Test]
    public void Every_lemma_is_true_whatever_the_values_are() => Property.Holds(Recipe.Any(12), recipe =>
    {
        var lemmas = OrderLemmas.Of([.. recipe.RunSymbolic(new TermPool()).Truths.Select(t => t.Term)]);
        Assert.That(WithComparisons(lemmas, recipe.Assignment).FirstFalse(lemmas.Lemmas), Is.Null);
    });

    [Test]
    public void Range_arithmetic_gets_lemmas_that_are_true_at_the_edges()
    {
        var (first, size, address) = (Word("first"), Word("size"), Word("address"));
        var last = first + size;
        var next = last + SymbolicWord.Of(1);
        var clamped = SymbolicWord.Select(last > address, address, last);
        var lemmas = OrderLemmas.Of(
            [(first <= last).Term, (next > address).Term, (clamped < next).Term, (size == address).Term, (size < next).Term]);
        ulong[] edges = [0, 1, 2, 0xfff, 0x1000, ulong.MaxValue - 1, ulong.MaxValue];
        Assert.That(lemmas.Lemmas, Is.Not.Empty);
        foreach (var values in from f in edges from s in edges from a in edges select (f, s, a))
        {
            var assignment = new Assignment(
                new Dictionary<string, ulong> { ["first"] = values.f, ["size"] = values.s, ["address"] = values.a });
            Assert.That(WithComparisons(lemmas, assignment).FirstFalse(lemmas.Lemmas), Is.Null, values.ToString());
        }
    }

    [Test]
    public void A_comparison_that_is_there_is_used_and_another_one_named()
    {
        var (a, b, c) = (Word("a"), Word("b"), Word("c"));
        var lemmas = OrderLemmas.Of([(a < b).Term, (b < c).Term]);
        Assert.Multiple(() =>
        {
            Assert.That(lemmas.Comparisons.Values, Does.Not.Contain((a < b).Term));
            Assert.That(lemmas.Comparisons.Values, Does.Contain((b < a).Term));
            Assert.That(TermGraph.Variables(lemmas.Lemmas).Where(v => !v.IsTruth), Is.SubsetOf(new[] { a.Term, b.Term, c.Term }));
        });
    }

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

    [Test]
    public void Many_words_get_a_bounded_number_of_lemmas()
    {
        var words = Enumerable.Range(0, 100).Select(i => Word($"w{i}")).ToList();
        var all = words.SelectMany(a => words.Where(b => !b.Equals(a)).Select(b => (a < b).Term)).ToList();
        Assert.That(OrderLemmas.Of(all).Lemmas, Has.Count.LessThan(50_000));
    }

    [Test]
    public void Nothing_compared_gets_no_lemma() => Assert.That(OrderLemmas.Of([TermBuilder.True]).Lemmas, Is.Empty);

    private static Assignment WithComparisons(OrderLemmas lemmas, Assignment assignment)
    {
        var values = new Dictionary<string, ulong>(assignment.Values);
        foreach (var (variable, comparison) in lemmas.Comparisons)
        {
            values[variable.Name!] = assignment.Evaluate(comparison);
        }

        return new Assignment(values);
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
