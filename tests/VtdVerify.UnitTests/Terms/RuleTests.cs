using NUnit.Framework;
using VtdVerify.Terms;
using Word = VtdVerify.Terms.SymbolicWord;

namespace VtdVerify.Tests.Terms;

/// <summary>The rewrite rules on words: what each turns into what, and what it must leave alone.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RuleTests
{
    private readonly TermPool pool = new();

    private Word X => Variable("x");

    private Word Y => Variable("y");

    private Word Zero => Word.Of(0, 8);

    private Word Ones => Word.Of(0xff, 8);

    private SymbolicTruth P => new(pool.TruthVariable("p"));

    private SymbolicTruth Q => new(pool.TruthVariable("q"));

    [Test]
    public void Neutral_and_absorbing_operands_vanish()
    {
        Assert.Multiple(() =>
        {
            Assert.That(X & Ones, Is.EqualTo(X));
            Assert.That(Ones & X, Is.EqualTo(X));
            Assert.That(X & Zero, Is.EqualTo(Zero));
            Assert.That(Zero & X, Is.EqualTo(Zero));
            Assert.That(X & X, Is.EqualTo(X));
            Assert.That(X | Zero, Is.EqualTo(X));
            Assert.That(Zero | X, Is.EqualTo(X));
            Assert.That(X | Ones, Is.EqualTo(Ones));
            Assert.That(Ones | X, Is.EqualTo(Ones));
            Assert.That(X | X, Is.EqualTo(X));
            Assert.That(X ^ X, Is.EqualTo(Zero));
            Assert.That(X ^ Zero, Is.EqualTo(X));
            Assert.That(Zero ^ X, Is.EqualTo(X));
            Assert.That(X * Zero, Is.EqualTo(Zero));
            Assert.That(Word.Of(1, 8) * X, Is.EqualTo(X));
            Assert.That(X << Zero, Is.EqualTo(X));
            Assert.That(Zero >> X, Is.EqualTo(Zero));
        });
    }

    [Test]
    public void Other_operands_stay()
    {
        Assert.Multiple(() =>
        {
            Assert.That((X & Y).Term.Operation, Is.EqualTo(Operation.BitAnd));
            Assert.That((X | Word.Of(1, 8)).Term.Operation, Is.EqualTo(Operation.BitOr));
            Assert.That((X ^ Ones).Term.Operation, Is.EqualTo(Operation.BitXor));
            Assert.That((X * Y).Term.Operation, Is.EqualTo(Operation.Multiply));
            Assert.That((X << Y).Term.Operation, Is.EqualTo(Operation.ShiftLeft));
            Assert.That((X / X).Term.Operation, Is.EqualTo(Operation.UnsignedDivide), "x / x is all ones for 0");
            Assert.That((X % X).Term.Operation, Is.EqualTo(Operation.UnsignedRemainder));
        });
    }

    [Test]
    public void A_bit_turned_over_in_a_sum_takes_part_in_it()
    {
        var (bit, both) = (Word.Of(4, 8), Word.Of(6, 8));
        var set = (X - Y) & bit;
        Assert.Multiple(() =>
        {
            Assert.That(((X - Y) ^ bit) + Y, Is.EqualTo(X + bit - set - set));
            Assert.That((bit ^ (X - Y)) + Y, Is.EqualTo(X + bit - set - set));
            Assert.That(((X - Y) ^ both).Term.Operation, Is.EqualTo(Operation.BitXor));
            Assert.That((X ^ bit).Term.Operation, Is.EqualTo(Operation.BitXor));
        });
    }

    [Test]
    public void Commutative_operators_have_one_operand_order_and_others_keep_theirs()
    {
        Assert.Multiple(() =>
        {
            Assert.That(X & Y, Is.EqualTo(Y & X));
            Assert.That(X | Y, Is.EqualTo(Y | X));
            Assert.That(X ^ Y, Is.EqualTo(Y ^ X));
            Assert.That(X * Y, Is.EqualTo(Y * X));
            Assert.That((X == Y).Term, Is.SameAs((Y == X).Term));
            Assert.That(X << Y, Is.Not.EqualTo(Y << X));
            Assert.That((X < Y).Term, Is.Not.SameAs((Y < X).Term));
        });
    }

    [Test]
    public void Double_negation_and_complement_vanish_and_mixed_ones_do_not()
    {
        Assert.Multiple(() =>
        {
            Assert.That(-(-X), Is.EqualTo(X));
            Assert.That(~~X, Is.EqualTo(X));
            Assert.That(-(~X), Is.Not.EqualTo(X));
        });
    }

    [Test]
    public void Comparisons_that_cannot_hold_are_false()
    {
        Assert.Multiple(() =>
        {
            Assert.That((X < X).Known, Is.False);
            Assert.That((X < Zero).Known, Is.False);
            Assert.That((Ones < X).Known, Is.False);
            Assert.That((X <= Ones).Known, Is.True);
            Assert.That((X == X).Known, Is.True);
            Assert.That(Word.SignedLess(X, X).Known, Is.False);
        });
    }

    [Test]
    public void Comparisons_that_can_hold_stay()
    {
        Assert.Multiple(() =>
        {
            Assert.That((Zero < X).Known, Is.Null);
            Assert.That((X < Ones).Known, Is.Null);
            Assert.That(Word.SignedLess(X, Zero).Known, Is.Null);
            Assert.That(Word.SignedLess(Ones, X).Known, Is.Null);
            Assert.That((X == Y).Known, Is.Null);
        });
    }

    [Test]
    public void Equality_moves_an_added_constant_to_the_other_side()
    {
        Assert.Multiple(() =>
        {
            Assert.That((X + Word.Of(3, 8) == Word.Of(1, 8)).Term, Is.SameAs((X == Word.Of(254, 8)).Term));
            Assert.That((X + Y == Word.Of(1, 8)).Term.First!.Operation, Is.EqualTo(Operation.Add));
        });
    }

    [Test]
    public void Operators_with_constants_go_into_a_choice_between_constants()
    {
        var width = Word.Select(P, Word.Of(48), Word.Of(39));
        Assert.Multiple(() =>
        {
            Assert.That(Word.Of(1) << width, Is.EqualTo(Word.Select(P, Word.Of(1UL << 48), Word.Of(1UL << 39))));
            Assert.That(width - Word.Of(1), Is.EqualTo(Word.Select(P, Word.Of(47), Word.Of(38))));
            Assert.That(width + width, Is.EqualTo(Word.Select(P, Word.Of(96), Word.Of(78))));
            Assert.That(-width, Is.EqualTo(Word.Select(P, -Word.Of(48), -Word.Of(39))));
            Assert.That(width.Resize(4), Is.EqualTo(Word.Select(P, Word.Of(0, 4), Word.Of(7, 4))));
            Assert.That((width == Word.Of(48)).Term, Is.SameAs(P.Term));
            Assert.That((width < Word.Of(40)).Term, Is.SameAs((!P).Term));
            Assert.That((Word.Of(39) == width).Term, Is.SameAs((!P).Term));
        });
    }

    [Test]
    public void Other_choices_stay_below_the_operator()
    {
        var choice = Word.Select(P, X, Word.Of(1, 8));
        var other = Word.Select(Q, Word.Of(1, 8), Word.Of(2, 8));
        Assert.Multiple(() =>
        {
            Assert.That((choice ^ Word.Of(7, 8)).Term.Operation, Is.EqualTo(Operation.BitXor));
            Assert.That((Word.Select(P, Word.Of(1, 8), Word.Of(2, 8)) ^ other).Term.Operation, Is.EqualTo(Operation.BitXor));
        });
    }

    [Test]
    public void Resizing_twice_is_resizing_once_where_no_bit_is_lost()
    {
        Assert.Multiple(() =>
        {
            Assert.That(X.Resize(8), Is.EqualTo(X));
            Assert.That(X.Resize(16).Resize(8), Is.EqualTo(X));
            Assert.That(X.ResizeSigned(16).Resize(8), Is.EqualTo(X));
            Assert.That(X.Resize(16).Resize(4), Is.EqualTo(X.Resize(4)));
            Assert.That(X.Resize(16).Resize(32), Is.EqualTo(X.Resize(32)));
            Assert.That(X.Resize(16).ResizeSigned(32), Is.EqualTo(X.Resize(32)));
            Assert.That(X.ResizeSigned(16).Resize(32), Is.Not.EqualTo(X.Resize(32)));
            Assert.That(X.Resize(4).Resize(8), Is.Not.EqualTo(X));
            Assert.That(X.ResizeSigned(16).Resize(12), Is.Not.EqualTo(X.Resize(12)));
        });
    }

    private Word Variable(string name) => new(pool.Variable(name, 8));
}
