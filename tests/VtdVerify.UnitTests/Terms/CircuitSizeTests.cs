using NUnit.Framework;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Terms;

internal sealed class CircuitSizeTests
{
    private readonly TermPool pool = new();

    [Test]
    public void A_term_that_is_used_twice_is_built_once()
    {
        var product = TermBuilder.Binary(Operation.Multiply, pool.Variable("a", 64), pool.Variable("b", 64));
        var once = CircuitSize.Of([product]);
        Assert.That(CircuitSize.Of([product, TermBuilder.Binary(Operation.Add, product, pool.Variable("c", 64))]), Is.LessThan(2 * once));
    }

    [Test]
    public void A_product_with_a_constant_takes_an_adder_for_each_bit_of_it()
    {
        var word = pool.Variable("a", 64);
        var few = CircuitSize.Of([TermBuilder.Binary(Operation.Multiply, word, TermBuilder.Constant(3, 64))]);
        var many = CircuitSize.Of([TermBuilder.Binary(Operation.Multiply, word, pool.Variable("b", 64))]);
        Assert.That(many, Is.EqualTo(32 * few));
    }

    [Test]
    public void A_quotient_takes_more_than_a_product_and_a_sum_least()
    {
        var (a, b) = (pool.Variable("a", 64), pool.Variable("b", 64));
        var sizes = new[] { Operation.Add, Operation.ShiftLeft, Operation.Multiply, Operation.UnsignedDivide }
            .Select(operation => CircuitSize.Of([TermBuilder.Binary(operation, a, b)]))
            .ToList();
        Assert.That(sizes, Is.Ordered.Ascending.And.Unique);
    }
}
