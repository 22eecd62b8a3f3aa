using NUnit.Framework;
using VtdVerify.Specs.Proof.Loops;
using VtdVerify.Terms;
using Words = System.Collections.Generic.Dictionary<string, VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.Tests.Specs.Proof.Loops;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LinearRelationTests
{
    private static readonly HashSet<string> Names = ["a", "b"];

    private readonly LinearRelations relations = new();
    private readonly SymbolicWord a;
    private readonly SymbolicWord b;
    private readonly SymbolicWord step;

    public LinearRelationTests()
    {
        var pool = new TermPool();
        (a, b, step) = (new(pool.Variable("a", 64)), new(pool.Variable("b", 64)), new(pool.Variable("step", 64)));
    }

    private static Words Start => Of(SymbolicWord.Of(10), SymbolicWord.Of(4));

    [Test]
    public void Nothing_follows_before_a_turn_was_seen()
    {
        relations.Adopt(Names);
        Assert.That(relations.Follows("b"), Is.False);
    }

    [Test]
    public void A_constant_sum_gives_one_word_by_the_other()
    {
        SeeTurn(Of(a + step, b - step));
        Assert.That(relations.Follow("b", Start, new Words { ["a"] = SymbolicWord.Of(3) })?.Known, Is.EqualTo(11));
    }

    [Test]
    public void Nothing_is_said_of_a_word_whose_other_word_is_not_there()
    {
        SeeTurn(Of(a + step, b - step));
        Assert.That(relations.Follow("b", new Words { ["b"] = SymbolicWord.Of(4) }, new Words()), Is.Null);
    }

    [Test]
    public void A_constant_difference_gives_one_word_by_the_other()
    {
        SeeTurn(Of(a + step, b + step));
        Assert.That(relations.Follow("b", Start, new Words { ["a"] = SymbolicWord.Of(13) })?.Known, Is.EqualTo(7));
    }

    [Test]
    public void The_basis_of_a_relation_follows_from_nothing()
    {
        SeeTurn(Of(a + step, b + step));
        Assert.That(relations.Follow("a", Start, Start), Is.Null);
    }

    [Test]
    public void Words_that_change_independently_do_not_follow()
    {
        SeeTurn(Of(a + step, b + step + step));
        Assert.That(relations.Follows("b"), Is.False);
    }

    [Test]
    public void A_relation_that_a_later_turn_breaks_is_given_up()
    {
        SeeTurn(Of(a + step, b - step));
        SeeTurn(Of(a + step, b));
        Assert.That(relations.Follows("b"), Is.False);
    }

    [Test]
    public void Words_of_different_widths_are_not_related()
    {
        var head = new Words { ["a"] = a, ["b"] = b.Resize(32) };
        relations.Learn(head, head);
        relations.Adopt(Names);
        Assert.That(relations.Follows("b"), Is.False);
    }

    [Test]
    public void What_is_learnt_shows_in_the_size()
    {
        var before = relations.Size;
        SeeTurn(Of(a + step, b));
        Assert.That(relations.Size, Is.GreaterThan(before));
    }

    [Test]
    public void Giving_up_a_relation_shows_in_the_size()
    {
        SeeTurn(Of(a + step, b - step));
        var before = relations.Size;
        SeeTurn(Of(a + step, b));
        Assert.That(relations.Follows("b"), Is.False);
        Assert.That(relations.Size, Is.GreaterThan(before));
    }

    private static Words Of(SymbolicWord one, SymbolicWord other) => new() { ["a"] = one, ["b"] = other };

    private void SeeTurn(Words end)
    {
        relations.Learn(Of(a, b), end);
        relations.Adopt(Names);
    }
}
