using CsCheck;
using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

[TestFixture]
public sealed class OverlapComparisonTests
{
    [TestCase(0x3000UL, 0x3fffUL, Placement.Above)]
    [TestCase(0x2fffUL, 0x3fffUL, Placement.Overlaps)]
    [TestCase(0x2000UL, 0x2fffUL, Placement.Overlaps)]
    [TestCase(0x0UL, ulong.MaxValue, Placement.Overlaps)]
    [TestCase(0x1000UL, 0x2000UL, Placement.Overlaps)]
    [TestCase(0x1000UL, 0x1fffUL, Placement.Below)]
    public void A_key_is_placed_against_a_node_of_one_page(ulong first, ulong last, Placement placement)
    {
        var (key, node) = (Machines.Range(first, last), Machines.Range(0x2000, 0x2fff));
        Assert.That(Compare(key, node), Is.EqualTo(placement));
        Assert.That(
            OverlapComparison.Overlaps<ConcreteWord, ConcreteTruth>(key, node).Value, Is.EqualTo(placement == Placement.Overlaps));
    }

    [TestCase(0x1000UL, 0x1fffUL, Placement.Above)]
    [TestCase(0xfeefffffUL, 0xfeefffffUL, Placement.Above)]
    [TestCase(0xfef00000UL, 0xfef00fffUL, Placement.Below)]
    [TestCase(0xfff00000UL, 0xffffffffUL, Placement.Below)]
    [TestCase(0xc0000000UL, 0xffffffffUL, Placement.Overlaps)]
    public void A_key_that_wraps_meets_only_what_straddles_its_gap(ulong first, ulong last, Placement placement) =>
        Assert.That(Compare(Machines.Range(0xfef00000, 0xfeefffff), Machines.Range(first, last)), Is.EqualTo(placement));

    [Test]
    public void The_truth_value_says_what_the_comparison_says() =>
        Property.Holds(
            Gen.OneOf<IovaRange<ConcreteWord>>(Range(Generators.Word), Range(Generators.CrowdedWord)).Array[2],
            ranges => Assert.That(
                OverlapComparison.Overlaps<ConcreteWord, ConcreteTruth>(ranges[0], ranges[1]).Value,
                Is.EqualTo(Compare(ranges[0], ranges[1]) == Placement.Overlaps)));

    private static Gen<IovaRange<ConcreteWord>> Range(Gen<ulong> word) => Gen.Select(word, word, Machines.Range);

    private static Placement Compare(IovaRange<ConcreteWord> key, IovaRange<ConcreteWord> node) =>
        OverlapComparison.Compare(new ConcreteExecution(), key, node);
}
