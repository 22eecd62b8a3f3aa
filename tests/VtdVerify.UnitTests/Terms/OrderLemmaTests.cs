using NUnit.Framework;
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

    private SymbolicWord Word(string name) => new(pool.Variable(name, 64));
}
