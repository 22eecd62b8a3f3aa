using NUnit.Framework;
using VtdVerify.Terms;
using Word = VtdVerify.Terms.SymbolicWord;

namespace VtdVerify.Tests.Terms;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LinearTests
{
    private readonly TermPool pool = new();

    [Test]
    public void What_is_subtracted_and_added_cancels()
    {
        var (start, end) = (Variable("start"), Variable("end"));
        Assert.Multiple(() =>
        {
            Assert.That(start + (end - start), Is.EqualTo(end));
            Assert.That(end - start + start, Is.EqualTo(end));
            Assert.That(start - start, Is.EqualTo(Word.Of(0)));
            Assert.That(-start + start, Is.EqualTo(Word.Of(0)));
            Assert.That(~start + start, Is.EqualTo(Word.Of(ulong.MaxValue)));
            Assert.That(end - (end - start - Word.Of(1)), Is.EqualTo(start + Word.Of(1)));
        });
    }

    [Test]
    public void What_differs_does_not_cancel() =>
        Assert.That(Variable("a") - Variable("b"), Is.Not.EqualTo(Word.Of(0)));

    [Test]
    public void Sums_are_one_node_in_any_order()
    {
        var (a, b, c) = (Variable("a"), Variable("b"), Variable("c"));
        Assert.Multiple(() =>
        {
            Assert.That(a + b + c, Is.EqualTo(c + (b + a)));
            Assert.That(a - b - c, Is.EqualTo(a - (c + b)));
            Assert.That(a + a + a, Is.EqualTo(Word.Of(3) * a));
            Assert.That(a + Word.Of(1) + Word.Of(2), Is.EqualTo(a + Word.Of(3)));
            Assert.That(-a - b, Is.EqualTo(-b - a));
        });
    }

    [Test]
    public void Coefficients_wrap_at_the_width()
    {
        var a = new Word(pool.Variable("narrow", 8));
        Assert.Multiple(() =>
        {
            Assert.That((a * Word.Of(128, 8)) + (a * Word.Of(128, 8)), Is.EqualTo(Word.Of(0, 8)));
            Assert.That((a * Word.Of(255, 8)) + a, Is.EqualTo(Word.Of(0, 8)));
        });
    }

    [Test]
    public void One_bit_sums_keep_their_form()
    {
        var bit = new Word(pool.Variable("bit", 1));
        Assert.Multiple(() =>
        {
            Assert.That(bit + Word.Of(0, 1), Is.EqualTo(bit));
            Assert.That(bit + bit, Is.EqualTo(Word.Of(0, 1)));
        });
    }

    [Test]
    public void A_sum_of_more_than_eight_terms_is_left_as_it_was_written()
    {
        var sum = Enumerable.Range(0, 9).Select(i => Variable($"v{i}")).Aggregate((x, y) => x + y);
        Assert.That((sum - Variable("v0")).Term.Operation, Is.EqualTo(Operation.Subtract));
    }

    [Test]
    public void A_very_long_sum_is_built_without_deep_recursion()
    {
        var sum = Variable("v0");
        var expected = 1UL;
        for (var i = 1; i < 100_000; i++)
        {
            sum = i % 2 == 0 ? sum + Variable($"v{i % 10}") : sum - Word.Select(Flag, Variable("v0"), Variable("v1"));
            expected = i % 2 == 0 ? expected + 1 : expected - 1;
        }

        var ones = Enumerable.Range(0, 10).ToDictionary(i => $"v{i}", _ => 1UL);
        Assert.That(new Assignment(ones).Evaluate(sum), Is.EqualTo(expected));
    }

    private SymbolicTruth Flag => new(pool.TruthVariable("flag"));

    private Word Variable(string name) => new(pool.Variable(name, 64));
}
