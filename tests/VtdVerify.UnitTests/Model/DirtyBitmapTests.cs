using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

[TestFixture]
public sealed class DirtyBitmapTests
{
    private const ulong EightTiB = 1UL << 43;

    [TestCase(0UL, 0UL)]
    [TestCase(1UL, 8UL)]
    [TestCase(0x1000UL, 8UL)]
    [TestCase(0x40000UL, 8UL)]
    [TestCase(0x40001UL, 16UL)]
    [TestCase(0x40800UL, 16UL)]
    [TestCase(0x200000UL, 64UL)]
    [TestCase(0x40000000UL, 0x8000UL)]
    [TestCase(EightTiB, DirtyBitmap.LegacyLimit)]
    [TestCase(EightTiB + 1, DirtyBitmap.LegacyLimit + 8)]
    [TestCase(EightTiB + 0x1000, DirtyBitmap.LegacyLimit + 8)]
    [TestCase(ulong.MaxValue, 1UL << 49)]
    public void The_bitmap_has_a_bit_for_each_page_in_whole_64_bit_words(ulong length, ulong bytes) =>
        Assert.That(DirtyBitmap.Bytes<ConcreteWord, ConcreteTruth>(ConcreteWord.Of(length)).Value, Is.EqualTo(bytes));

    [TestCase(1UL)]
    [TestCase(EightTiB - 1)]
    [TestCase(EightTiB)]
    [TestCase(EightTiB + 1)]
    [TestCase(1UL << 63)]
    [TestCase(ulong.MaxValue)]
    public void The_widest_mask_is_the_last_whose_bitmap_is_within_the_limit(ulong length) => Assert.That(
        length - 1 <= DirtyBitmap.LegacyWidestMask,
        Is.EqualTo(DirtyBitmap.Bytes<ConcreteWord, ConcreteTruth>(ConcreteWord.Of(length)).Value <= DirtyBitmap.LegacyLimit));

    [Test]
    public void As_a_term_the_size_evaluates_to_what_the_numbers_give()
    {
        var length = new SymbolicWord(new TermPool().Variable("length", 64));
        var bytes = DirtyBitmap.Bytes<SymbolicWord, SymbolicTruth>(length);
        Property.Holds(
            Generators.Word,
            value => Assert.That(
                new Assignment(new Dictionary<string, ulong> { ["length"] = value }).Evaluate(bytes),
                Is.EqualTo(DirtyBitmap.Bytes<ConcreteWord, ConcreteTruth>(ConcreteWord.Of(value)).Value)));
    }
}
