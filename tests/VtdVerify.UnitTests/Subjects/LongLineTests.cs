using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Subjects;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Subjects;

/// <summary>
/// Lines of a quarter of a megabyte beside the unmap. What looks for words in them reads each a few times: a search that begins anew at
/// every word takes minutes, and these tests with it.
/// </summary>
internal sealed class LongLineTests
{
    private const int Many = 60_000;

    private static readonly AddressSpaceNames Space = Viommu.Vtd.AddressSpace;

    [TestCase("#if ( ", "( ")]
    [TestCase("#if ", "(")]
    [TestCase("int ", "iova_")]
    [TestCase("x = ", "a -> ")]
    [TestCase("x ", "& a -> ")]
    public void What_does_not_name_the_tree_is_nothing_odd(string begin, string again) =>
        Assert.That(OddIn($"VTDAddressSpace * a ; {begin}{Repeated(again, Many)} b ;"), Is.Null);

    [Test]
    public void A_name_at_its_end_is_seen() =>
        Assert.That(OddIn($"VTDAddressSpace * a ; x = {Repeated("(", Many)} & a -> iova_tree ;"), Does.Contain("iova_tree"));

    [TestCase("int f ( void ) { ", "memcpy ( ")]
    [TestCase("int f ( void ) ", "{ * b ")]
    [TestCase("VTDAddressSpace * b", " , * c{0}")]
    public void Too_many_places_to_look_through_are_odd(string begin, string again)
    {
        var places = Enumerable.Range(0, Many).Select(i => again.Replace("{0}", $"{i}", StringComparison.Ordinal));
        Assert.That(OddIn($"VTDAddressSpace * a ; {begin}{string.Concat(places)} ;"), Does.Contain("than are looked through"));
    }

    [TestCase("asm")]
    [TestCase("int x")]
    public void Assembly_is_looked_for_once(string word)
    {
        var line = Repeated($"{word} ", Many);
        Assert.That(Outcome(line), Is.Not.InstanceOf<MachineOutcome.Unsupported>());
    }

    [TestCase("iommu ")]
    [TestCase("iommu -> ")]
    [TestCase("-> notify ")]
    public void A_callback_is_looked_for_once(string again) =>
        Assert.That(Outcome(Repeated(again, Many)), Is.Not.InstanceOf<MachineOutcome.Unsupported>());

    [Test]
    public void Assembly_at_the_end_of_a_line_is_seen() =>
        Assert.That(Outcome($"{Repeated("int x ", Many)} asm volatile (\"\");"), Is.InstanceOf<MachineOutcome.Unsupported>());

    private static string? OddIn(string tokens) => SpaceUses.In(Space, Space.Tree!, tokens).Odd;

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static MachineOutcome Outcome(string lineOfHeader)
    {
        var header = new SourceSegment(
            "include/hw/own.h", 1, [new SourceLine(lineOfHeader, Changed: true)], null);
        var subject = CSources.Subject("long", [.. CSources.SampleSegments("sample-fixed"), header]);
        return ConcreteRuns.Of(subject, Machines.Tracked with
        {
            Notifiers = [NotifierDescription.BelowInterrupts],
        }).Outcome;
    }
}
