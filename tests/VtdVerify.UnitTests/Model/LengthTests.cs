using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

/// <summary>The three ways to say how long a range is.</summary>
internal sealed class LengthTests
{
    [TestCase(0ul, "0x1 bytes")]
    [TestCase(2ul, "0x3 bytes")]
    [TestCase(0xfffUL, "4K")]
    [TestCase(0xbffUL, "3K")]
    [TestCase(0x1f_ffffUL, "2M")]
    [TestCase(0x3fff_ffffUL, "1G")]
    [TestCase(0xfffUL + 1, "0x1001 bytes")]
    [TestCase(0xfff_ffff_ffffUL, "16T")]
    [TestCase(ulong.MaxValue, "16E")]
    public void A_length_is_written_in_the_largest_whole_unit_and_read(ulong size, string text)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new InclusiveSize(size).Length.ToString(), Is.EqualTo(text));
            Assert.That(new AddressMask(size).Length.ToString(), Is.EqualTo(text));
            Assert.That(Length.Parse(text).Inclusive, Is.EqualTo(new InclusiveSize(size)));
        }
    }

    [TestCase("4")]
    [TestCase("K")]
    [TestCase("4k")]
    [TestCase("-4K")]
    [TestCase("0K")]
    [TestCase("17E")]
    [TestCase("")]
    public void What_is_no_size_is_refused(string text) =>
        Assert.That(() => Length.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(text));

    [TestCase(0xfffUL, "0xfff")]
    [TestCase(ulong.MaxValue, "0xffffffffffffffff")]
    public void A_size_and_a_mask_are_written_like_an_address(ulong value, string text)
    {
        Assert.That(new InclusiveSize(value).ToString(), Is.EqualTo(text));
        Assert.That(new AddressMask(value).ToString(), Is.EqualTo(text));
    }

    [Test]
    public void The_named_sizes_are_those_of_leaves() => Assert.That(
        new[] { InclusiveSize.Of4K, InclusiveSize.Of2M, InclusiveSize.Of1G }.Select(size => size.Length.ToString()),
        Is.EqualTo(["4K", "2M", "1G"]));

    [TestCase(0, 0UL)]
    [TestCase(12, 0xfffUL)]
    [TestCase(64, ulong.MaxValue)]
    public void The_size_of_a_power_of_two_is_all_ones(int bits, ulong size) =>
        Assert.That(InclusiveSize.OfBits(bits), Is.EqualTo(new InclusiveSize(size)));

    [Test]
    public void Words_are_sizes_and_masks()
    {
        Assert.That(InclusiveSize.Of(ConcreteWord.Of(0xfff)), Is.EqualTo(InclusiveSize.Of4K));
        Assert.That(InclusiveSize.Of4K.ToWord(), Is.EqualTo(ConcreteWord.Of(0xfff)));
        Assert.That(AddressMask.Of(ConcreteWord.Of(0xfff)).Size, Is.EqualTo(InclusiveSize.Of4K));
    }
}
