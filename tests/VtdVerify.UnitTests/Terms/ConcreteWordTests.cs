using NUnit.Framework;
using VtdVerify.Terms;
using Word = VtdVerify.Terms.ConcreteWord;

namespace VtdVerify.Tests.Terms;

[TestFixture(1)]
[TestFixture(8)]
[TestFixture(63)]
[TestFixture(64)]
internal sealed class ConcreteWordTests(int width)
{
    private Word Zero => Word.Of(0, width);

    private Word One => Word.Of(1, width);

    private Word Ones => Word.Of(ulong.MaxValue, width);

    private Word Smallest => Word.Of(1UL << (width - 1), width);

    [Test]
    public void Values_are_cut_to_the_width() =>
        Assert.That(Ones.Value, Is.EqualTo(width == 64 ? ulong.MaxValue : (1UL << width) - 1));

    [Test]
    public void Sums_and_differences_wrap()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Ones + One, Is.EqualTo(Zero));
            Assert.That(Zero - One, Is.EqualTo(Ones));
            Assert.That(-One, Is.EqualTo(Ones));
            Assert.That(-Smallest, Is.EqualTo(Smallest));
            Assert.That(Smallest + Smallest, Is.EqualTo(Zero));
            Assert.That(Ones * Ones, Is.EqualTo(One));
        });
    }

    [Test]
    public void Division_by_zero_is_SMT_LIBs()
    {
        Assert.Multiple(() =>
        {
            Assert.That(One / Zero, Is.EqualTo(Ones));
            Assert.That(Ones % Zero, Is.EqualTo(Ones));
            Assert.That(Word.SignedDivide(Zero, Zero), Is.EqualTo(Ones));
            Assert.That(Word.SignedDivide(Smallest, Zero), Is.EqualTo(One));
            Assert.That(Word.SignedRemainder(Smallest, Zero), Is.EqualTo(Smallest));
        });
    }

    [Test]
    public void The_smallest_number_divided_by_minus_one_is_itself()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Word.SignedDivide(Smallest, Ones), Is.EqualTo(Smallest));
            Assert.That(Word.SignedRemainder(Smallest, Ones), Is.EqualTo(Zero));
        });
    }

    [Test]
    public void A_shift_by_the_width_or_more_gives_zero()
    {
        Assert.That(Ones << Zero, Is.EqualTo(Ones));
        Assert.That(Ones >> Word.Of((ulong)width - 1, width), Is.EqualTo(One));
        if (width > 1)
        {
            Assert.That(Ones << Word.Of((ulong)width, width), Is.EqualTo(Zero));
            Assert.That(Ones >> Ones, Is.EqualTo(Zero));
            Assert.That(Ones >>> Word.Of((ulong)width, width), Is.EqualTo(Zero));
        }
    }

    [Test]
    public void Comparison_is_unsigned_unless_it_says_signed()
    {
        Assert.Multiple(() =>
        {
            Assert.That((Zero < Ones).Value, Is.True);
            Assert.That((Ones > Zero).Value, Is.True);
            Assert.That((Ones <= Ones).Value, Is.True);
            Assert.That((Zero >= Ones).Value, Is.False);
            Assert.That((Zero != Ones).Value, Is.True);
            Assert.That(Word.SignedLess(Ones, Zero).Value, Is.True);
            Assert.That(Word.SignedLess(Smallest, Ones).Value, Is.EqualTo(width > 1));
        });
    }

    [Test]
    public void Resizing_extends_with_zeros_or_the_top_bit()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Ones.Resize(64).Value, Is.EqualTo(Ones.Value));
            Assert.That(Ones.ResizeSigned(64).Value, Is.EqualTo(ulong.MaxValue));
            Assert.That(Ones.Resize(1).Value, Is.EqualTo(1));
        });
    }

    [Test]
    public void Equality_as_an_object_is_by_value_and_width()
    {
        Assert.Multiple(() =>
        {
            Assert.That(One.Equals((object)Word.Of(1, width)), Is.True);
            Assert.That(One.Equals((object)1), Is.False);
            Assert.That(One.Resize(65 - width).Equals(One), Is.False);
            Assert.That(One.GetHashCode(), Is.EqualTo(Word.Of(1, width).GetHashCode()));
            Assert.That(Smallest.ToString(), Does.StartWith("0x"));
        });
    }

    [Test]
    public void Different_widths_are_refused()
    {
        var other = Word.Of(1, 65 - width);
        Assert.Multiple(() =>
        {
            Assert.That(() => One + other, Throws.ArgumentException);
            Assert.That(() => One == other, Throws.ArgumentException);
            Assert.That(() => Word.Select(ConcreteTruth.Of(true), One, other), Throws.ArgumentException);
        });
    }
}
