using NUnit.Framework;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TermGraphTests
{
    private readonly TermPool pool = new();

    [Test]
    public void Operands_come_before_what_uses_them_and_each_node_comes_once()
    {
        var (x, y) = (pool.Variable("x", 8), pool.Variable("y", 8));
        var sum = TermBuilder.Binary(Operation.BitAnd, x, y);
        var root = TermBuilder.Equal(sum, TermBuilder.Binary(Operation.ShiftLeft, x, sum));
        var order = TermGraph.InOrder([root, sum]).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(order, Is.Unique);
            Assert.That(order[^1], Is.SameAs(root));
            Assert.That(order.All(t => TermsBefore(order, t)), Is.True);
        });
    }

    [Test]
    public void Variables_come_in_the_order_of_first_use()
    {
        var (x, y) = (pool.Variable("x", 8), pool.Variable("y", 8));
        var root = TermBuilder.Binary(Operation.ShiftLeft, y, TermBuilder.Binary(Operation.ShiftRight, x, y));
        Assert.That(TermGraph.Variables([root]), Is.EqualTo([y, x]));
    }

    [Test]
    public void Deep_terms_need_no_stack()
    {
        var term = pool.Variable("x", 64);
        var expected = 0UL;
        for (var i = 1UL; i <= 100_000; i++)
        {
            term = TermBuilder.Binary(Operation.BitXor, term, TermBuilder.Constant(i, 64));
            expected ^= i;
        }

        Assert.Multiple(() =>
        {
            Assert.That(TermGraph.InOrder([term]), Has.Count.EqualTo(200_001));
            Assert.That(Assignment.Empty.Evaluate(term), Is.EqualTo(expected));
            Assert.That(SmtLibWriter.Assertions([TermBuilder.Equal(term, TermBuilder.Constant(0, 64))]), Has.Length.GreaterThan(2_000_000));
        });
    }

    private static bool TermsBefore(List<Term> order, Term term) => new[] { term.First, term.Second, term.Third }
        .All(operand => operand is null || order.IndexOf(operand) < order.IndexOf(term));
}
