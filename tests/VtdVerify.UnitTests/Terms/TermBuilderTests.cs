using NUnit.Framework;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TermBuilderTests
{
    private readonly TermPool pool = new();

    [Test]
    public void Operands_of_different_widths_are_refused()
    {
        var (narrow, wide) = (pool.Variable("n", 8), pool.Variable("w", 16));
        Assert.Multiple(() =>
        {
            Assert.That(() => TermBuilder.Binary(Operation.Add, narrow, wide), Throws.ArgumentException);
            Assert.That(() => TermBuilder.Equal(narrow, wide), Throws.ArgumentException);
            Assert.That(() => TermBuilder.UnsignedLess(narrow, wide), Throws.ArgumentException);
            Assert.That(() => TermBuilder.Choose(pool.TruthVariable("c"), narrow, wide), Throws.ArgumentException);
        });
    }

    [Test]
    public void A_row_of_choices_does_not_double_with_each_of_them()
    {
        var sum = TermBuilder.Constant(0, 64);
        for (var i = 1; i <= 60; i++)
        {
            var more = TermBuilder.Binary(Operation.Add, sum, TermBuilder.Constant((ulong)i * 1_000_003, 64));
            sum = TermBuilder.Choose(pool.TruthVariable($"c{i}"), more, sum);
        }

        Assert.That(TermGraph.InOrder([sum]), Has.Count.LessThan(4000));
    }

    [Test]
    public void Words_and_truths_are_not_mixed()
    {
        var (word, truth) = (pool.Variable("n", 8), pool.TruthVariable("c"));
        Assert.Multiple(() =>
        {
            Assert.That(() => TermBuilder.Not(word), Throws.ArgumentException);
            Assert.That(() => TermBuilder.And(word, truth), Throws.ArgumentException);
            Assert.That(() => TermBuilder.Choose(word, truth, truth), Throws.ArgumentException);
            Assert.That(() => TermBuilder.Binary(Operation.Add, truth, truth), Throws.ArgumentException);
            Assert.That(() => TermBuilder.Unary(Operation.Negate, truth), Throws.ArgumentException);
            Assert.That(() => TermBuilder.Resize(truth, 8, signed: false), Throws.ArgumentException);
            Assert.That(() => TermBuilder.SignedLess(truth, truth), Throws.ArgumentException);
        });
    }

    [Test]
    public void Widths_are_one_to_sixty_four([Values(0, 65)] int width)
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => pool.Variable("v", width), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => TermBuilder.Constant(1, width), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => ConcreteWord.Of(1, width), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public void A_name_stands_for_one_variable()
    {
        var first = pool.Variable("v", 8);
        Assert.Multiple(() =>
        {
            Assert.That(pool.Variable("v", 8), Is.SameAs(first));
            Assert.That(() => pool.Variable("v", 9), Throws.ArgumentException.With.Message.Contains("v has 8 bits"));
            Assert.That(() => pool.TruthVariable("v"), Throws.ArgumentException);
            Assert.That(() => pool.TruthVariable(string.Empty), Throws.ArgumentException);
        });
    }

    [Test]
    public void Terms_of_different_pools_are_refused()
    {
        var other = new TermPool().Variable("v", 8);
        var own = pool.Variable("v", 8);
        Assert.Multiple(() =>
        {
            Assert.That(() => TermBuilder.Binary(Operation.Subtract, own, other), Throws.ArgumentException);
            Assert.That(() => TermBuilder.Equal(own, other), Throws.ArgumentException);
        });
    }

    // Z3 makes of each node of a chain one with all operands below it: 3,000 in a row would be four and a half million operands.
    [Test]
    public void A_junction_of_thousands_is_no_long_chain()
    {
        var terms = Enumerable.Range(0, 3000).Select(i => pool.TruthVariable($"t{i}")).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(OperandsWhenFlat(TermBuilder.Any(terms), Operation.Or), Is.LessThan(60_000));
            Assert.That(OperandsWhenFlat(TermBuilder.All(terms), Operation.And), Is.LessThan(60_000));
        });
    }

    [Test]
    public void A_junction_of_thousands_is_true_as_its_terms_are()
    {
        var terms = Enumerable.Range(0, 100).Select(i => pool.TruthVariable($"t{i}")).ToList();
        foreach (var odd in new[] { 0, 7, 8, 50, 99 })
        {
            var (one, others) = (Values(terms, t => t == terms[odd]), Values(terms, t => t != terms[odd]));
            Assert.Multiple(() =>
            {
                Assert.That(one.FirstFalse([TermBuilder.Any(terms)]), Is.Null);
                Assert.That(others.FirstFalse([TermBuilder.All(terms)]), Is.Not.Null);
            });
        }

        Assert.That(Values(terms, _ => false).FirstFalse([TermBuilder.Any(terms)]), Is.Not.Null);
        Assert.That(Values(terms, _ => true).FirstFalse([TermBuilder.All(terms)]), Is.Null);
    }

    [Test]
    public void Constants_are_equal_by_value_and_width()
    {
        Assert.Multiple(() =>
        {
            Assert.That(TermBuilder.Constant(0x1ff, 8), Is.EqualTo(TermBuilder.Constant(0xff, 8)));
            Assert.That(TermBuilder.Constant(1, 8), Is.Not.EqualTo(TermBuilder.Constant(1, 9)));
            Assert.That(TermBuilder.Constant(1, 8).Equals(null), Is.False);
            Assert.That(TermBuilder.Constant(1, 8).Equals((object)TermBuilder.Constant(1, 8)), Is.True);
        });
    }

    [Test]
    public void An_operation_that_is_not_of_its_kind_is_refused()
    {
        var one = TermBuilder.Constant(1, 8);
        Assert.Multiple(() =>
        {
            Assert.That(() => TermBuilder.Binary(Operation.Not, one, one), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => TermBuilder.Unary(Operation.Add, one), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => OperationText.Of(Operation.Truncate), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    private static Assignment Values(IEnumerable<Term> variables, Func<Term, bool> isTrue) =>
        new(variables.ToDictionary(v => v.Name!, v => isTrue(v) ? 1UL : 0UL));

    private static int OperandsWhenFlat(Term root, Operation operation)
    {
        var below = new Dictionary<Term, int>();
        foreach (var term in TermGraph.InOrder([root]))
        {
            below[term] = term.Operation == operation ? below[term.First!] + below[term.Second!] : 1;
        }

        return below.Where(entry => entry.Key.Operation == operation).Sum(entry => entry.Value);
    }
}
