using CsCheck;
using NUnit.Framework;
using VtdVerify.Model;

namespace VtdVerify.Tests.Model;

internal sealed class AddressRangeTests
{
    private static readonly AddressRange Pages = new(new Address(0x2000), new Address(0x4fff));

    [TestCase(0x1fffUL, false)]
    [TestCase(0x2000UL, true)]
    [TestCase(0x4fffUL, true)]
    [TestCase(0x5000UL, false)]
    public void It_contains_both_of_its_ends(ulong address, bool expected) =>
        Assert.That(Pages.Contains(new Address(address)), Is.EqualTo(expected));

    [TestCase(0x1000UL, 0x1fffUL, false, false)]
    [TestCase(0x1000UL, 0x2000UL, true, false)]
    [TestCase(0x2000UL, 0x4fffUL, true, true)]
    [TestCase(0x3000UL, 0x3000UL, true, true)]
    [TestCase(0x1fffUL, 0x4fffUL, true, false)]
    [TestCase(0x2000UL, 0x5000UL, true, false)]
    [TestCase(0x1000UL, 0x6000UL, true, false)]
    [TestCase(0x4fffUL, 0x5fffUL, true, false)]
    [TestCase(0x5000UL, 0x5fffUL, false, false)]
    public void Another_one_overlaps_it_or_lies_inside(ulong first, ulong last, bool overlaps, bool inside)
    {
        var other = new AddressRange(new Address(first), new Address(last));
        Assert.That((Pages.Overlaps(other), other.Overlaps(Pages), other.LiesInside(Pages)), Is.EqualTo((overlaps, overlaps, inside)));
    }

    [Test]
    public void One_that_wraps_contains_and_overlaps_nothing_and_lies_inside_none() => Property.Holds(
        Gen.Select(Generators.Word, Generators.Word, Generators.Word, Generators.Word).Where(words => words.Item1 != words.Item2),
        words =>
        {
            var (a, b, c, d) = words;
            var wrapping = new AddressRange(new Address(Math.Max(a, b)), new Address(Math.Min(a, b)));
            var other = new AddressRange(new Address(c), new Address(d));
            return wrapping.Wraps && !wrapping.Contains(other.First) && !wrapping.Overlaps(other) && !wrapping.LiesInside(other);
        });

    [TestCase(0x1000UL, 0x1000UL, false)]
    [TestCase(0x1000UL, 0xfffUL, true)]
    public void It_wraps_where_the_last_address_lies_below_the_first(ulong first, ulong last, bool expected) =>
        Assert.That(new AddressRange(new Address(first), new Address(last)).Wraps, Is.EqualTo(expected));

    [Test]
    public void It_is_made_of_a_size_or_of_words()
    {
        Assert.That(AddressRange.Of(new Address(0x2000), new InclusiveSize(0x2fff)), Is.EqualTo(Pages));
        Assert.That(AddressRange.Of(Machines.Range(0x2000, 0x4fff)), Is.EqualTo(Pages));
    }

    [Test]
    public void It_says_its_size_its_length_and_its_ends()
    {
        Assert.That((Pages.Size.Value, Pages.Length.ToString()), Is.EqualTo((0x2fffUL, "12K")));
        Assert.That(Pages.ToString(), Is.EqualTo("[0x2000, 0x4fff]"));
    }
}
