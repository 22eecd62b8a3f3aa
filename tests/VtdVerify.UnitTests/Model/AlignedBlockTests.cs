using CsCheck;
using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

[TestFixture]
public sealed class AlignedBlockTests
{
    [TestCase(0UL, 0xfedfffffUL, 48, 0x7fffffffUL)]
    [TestCase(0xfef00000UL, ulong.MaxValue, 48, 0xfffffUL)]
    [TestCase(0UL, ulong.MaxValue, 48, 0xffffffffffffUL)]
    [TestCase(0UL, ulong.MaxValue, 64, ulong.MaxValue)]
    [TestCase(0x1000UL, 0x1fffUL, 39, 0xfffUL)]
    [TestCase(0x1000UL, 0x1000UL, 39, 0UL)]
    [TestCase(0x2000UL, 0x4ffeUL, 39, 0x1fffUL)]
    public void The_block_is_the_largest_that_fits(ulong first, ulong last, int width, ulong mask) =>
        Assert.That(Mask(first, last, width), Is.EqualTo(mask));

    [TestCase(0x1000UL, 0xfffUL, true)]
    [TestCase(0UL, ulong.MaxValue, true)]
    [TestCase(0x1800UL, 0xfffUL, false)]
    [TestCase(0x4000UL, 0x2fffUL, false)]
    public void A_block_has_a_length_of_a_power_of_two_and_begins_at_a_multiple_of_it(ulong first, ulong mask, bool isOne) =>
        Assert.That(
            AlignedBlock.Is<ConcreteWord, ConcreteTruth>(ConcreteWord.Of(first), ConcreteWord.Of(mask)).Value, Is.EqualTo(isOne));

    [Test]
    public void The_mask_agrees_with_trying_every_length() =>
        Property.Holds(
            Gen.Select(Generators.Word, Generators.Word, Gen.OneOf(12, 39, 48, 63, 64)),
            sample =>
            {
                var (first, last) = (Math.Min(sample.Item1, sample.Item2), Math.Max(sample.Item1, sample.Item2));
                Assert.That(Mask(first, last, sample.Item3), Is.EqualTo(LargestThatFits(first, last, sample.Item3)));
            });

    private static ulong Mask(ulong first, ulong last, int width) =>
        AlignedBlock.Mask<ConcreteWord, ConcreteTruth>(
            ConcreteWord.Of(first), ConcreteWord.Of(last), ConcreteWord.Of(BitVector.Mask(width))).Value;

    private static ulong LargestThatFits(ulong first, ulong last, int width)
    {
        var masks = Enumerable.Range(0, width + 1).Select(bits => bits == 0 ? 0 : BitVector.Mask(bits));
        return masks.Last(mask => (first & mask) == 0 && mask <= last - first);
    }
}
