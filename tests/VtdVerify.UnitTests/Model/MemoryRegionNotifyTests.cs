using CsCheck;
using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

[TestFixture]
public sealed class MemoryRegionNotifyTests
{
    private const NotifierFlags Vfio = NotifierFlags.Map | NotifierFlags.Unmap;

    [Test]
    public void An_event_inside_the_scope_is_delivered_as_it_is()
    {
        var tlbEvent = Machines.Unmapping(0x2000, 0xfff, 0x5000);
        Assert.That(Apply(NotifyRule.Asserts, Vfio, tlbEvent), Is.EqualTo(tlbEvent));
    }

    [Test]
    public void An_event_beside_the_scope_is_dropped([Values] NotifyRule rule, [Values(0UL, 0x4000UL)] ulong iova) =>
        Assert.That(Apply(rule, Vfio, Machines.Unmapping(iova, 0xfff)), Is.Null);

    [Test]
    public void An_event_that_sticks_out_aborts_up_to_10_1([Values(0UL, 0x3000UL)] ulong iova) =>
        Assert.That(
            () => Apply(NotifyRule.Asserts, Vfio, Machines.Unmapping(iova, 0x1fff)),
            Throws.TypeOf<RunEndedException>().With.Property("Outcome").EqualTo(
                new MachineOutcome.Aborted(Machines.Site with { Text = "the event lies inside the notifier's scope" })));

    [Test]
    public void An_event_that_sticks_out_is_cropped_from_10_2_and_keeps_its_translated_address() =>
        Assert.That(
            Apply(NotifyRule.Crops, Vfio, Machines.Unmapping(0, 0xffff, 0x70000)),
            Is.EqualTo(Machines.Unmapping(0x1000, 0x2fff, 0x70000)));

    [Test]
    public void An_event_for_a_device_IOTLB_notifier_was_always_cropped([Values] NotifyRule rule) =>
        Assert.That(
            Apply(rule, NotifierFlags.DeviceIotlbUnmap | NotifierFlags.Unmap, Machines.Unmapping(0x3000, 0x1fff)),
            Is.EqualTo(Machines.Unmapping(0x3000, 0xfff)));

    [Test]
    public void An_event_of_another_type_is_dropped() =>
        Assert.That(Apply(NotifyRule.Asserts, NotifierFlags.Map, Machines.Unmapping(0x1000, 0xfff)), Is.Null);

    [Test]
    public void An_event_of_another_type_that_sticks_out_still_aborts() =>
        Assert.That(
            () => Apply(NotifyRule.Asserts, NotifierFlags.Map, Machines.Unmapping(0, 0x1fff)), Throws.TypeOf<RunEndedException>());

    [Test]
    public void An_UNMAP_that_grants_access_aborts_even_beside_the_scope([Values] NotifyRule rule) =>
        Assert.That(
            () => Apply(rule, Vfio, Machines.Unmapping(0x9000, 0xfff) with { Permission = ConcreteWord.Of(1, 32) }),
            Throws.TypeOf<RunEndedException>().With.Property("Outcome").EqualTo(
                new MachineOutcome.Aborted(Machines.Site with { Text = "an UNMAP grants no access" })));

    [Test]
    public void The_rule_of_a_notifier_goes_before_the_machines([Values] NotifyRule machines, [Values] NotifyRule own)
    {
        var notifier = Given.Notifier(0x1000, 0x3fff).ToWords(0) with { Rule = own };
        Assert.That(
            () => Apply(machines, notifier, Machines.Unmapping(0x3000, 0x1fff)),
            own == NotifyRule.Crops ? Is.EqualTo(Machines.Unmapping(0x3000, 0xfff)) : Throws.TypeOf<RunEndedException>());
    }

    [Test]
    public void A_MAP_may_grant_access()
    {
        var map = Machines.Unmapping(0x1000, 0xfff) with { Type = ConcreteWord.Of(2, 32), Permission = ConcreteWord.Of(3, 32) };
        Assert.That(Apply(NotifyRule.Asserts, Vfio, map), Is.EqualTo(map));
    }

    [Test]
    public void What_is_delivered_is_the_common_part() =>
        Property.Holds(
            Gen.Select(Generators.CrowdedWord.Array[4], Gen.OneOf(Enum.GetValues<NotifyRule>())),
            sample =>
            {
                var ((words, rule), scope) = (sample, Machines.Range(sample.Item1.Take(2).Min(), sample.Item1.Take(2).Max()));
                var (first, last) = (words.Skip(2).Min(), words.Skip(2).Max());
                var (low, high) = (Math.Max(first, scope.First.Value), Math.Min(last, scope.Last.Value));
                var given = Machines.Unmapping(first, last - first, 0x7000);
                var notifier = new IommuNotifier<ConcreteWord>(0, scope, ConcreteWord.Of((ulong)Vfio, 32));
                if (low > high)
                {
                    Assert.That(Apply(rule, notifier, given), Is.Null);
                }
                else if (rule == NotifyRule.Crops || (low, high) == (first, last))
                {
                    Assert.That(Apply(rule, notifier, given), Is.EqualTo(Machines.Unmapping(low, high - low, 0x7000)));
                }
                else
                {
                    Assert.That(() => Apply(rule, notifier, given), Throws.TypeOf<RunEndedException>());
                }
            },
            iterations: 500);

    private static IommuTlbEvent<ConcreteWord>? Apply(NotifyRule rule, NotifierFlags flags, IommuTlbEvent<ConcreteWord> tlbEvent) =>
        Apply(rule, Given.Notifier(0x1000, 0x3fff, flags).ToWords(0), tlbEvent);

    private static IommuTlbEvent<ConcreteWord>? Apply(
        NotifyRule rule, IommuNotifier<ConcreteWord> notifier, IommuTlbEvent<ConcreteWord> tlbEvent) =>
        MemoryRegionNotify.Apply(
            new ConcreteExecution(), ConcreteTruth.Of(rule == NotifyRule.Crops), notifier, tlbEvent, Machines.Site);
}
