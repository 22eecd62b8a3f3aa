using NUnit.Framework;
using VtdVerify.Model;

namespace VtdVerify.Tests.Model;

[TestFixture]
public sealed class MachineDescriptionTests
{
    private static readonly MachineDescription Valid = new()
    {
        Notifiers = [NotifierDescription.BelowInterrupts, NotifierDescription.AboveInterrupts],
        Mappings = [Machines.Map4K(0x2000), Machines.Map4K(0x1000), Machines.Map4K(ulong.MaxValue - 0xfff)],
        DirtiedByDevice = Given.Addresses(0x1fff),
    };

    [Test]
    public void Neighbouring_mappings_and_the_last_page_are_valid() => Assert.That(Valid.Validate, Throws.Nothing);

    [Test]
    public void A_scope_of_one_address_is_valid() =>
        Assert.That((Valid with { Notifiers = [Given.Notifier(0x2000, 0x2000)] }).Validate, Throws.Nothing);

    [Test]
    public void Guest_memory_is_8_GiB_unless_the_description_says_otherwise() =>
        Assert.That(new MachineDescription().MemorySize, Is.EqualTo(Length.Parse("8G")));

    [TestCase(0)]
    [TestCase(57)]
    public void The_width_is_39_or_48(int width) =>
        AssertFault(
            Valid with { AddressWidth = width },
            new MachineFault.UnknownAddressWidth(width, IovaSpace.Vtd),
            $"is {width} bits; it must be 39 or 48");

    [Test]
    public void Tracking_has_three_bits() =>
        AssertFault(Valid with { DirtyTracking = (DirtyTracking)9 }, new MachineFault.UnknownDirtyTracking((DirtyTracking)9), "0x9");

    [TestCase(0)]
    [TestCase(8)]
    public void A_notifier_wants_known_events(int flags) =>
        AssertFault(
            Valid with { Notifiers = [Given.Notifier(0, 1, (NotifierFlags)flags)] },
            new MachineFault.UnknownNotifierFlags(0, (NotifierFlags)flags),
            $"0x{flags} of notifier 0");

    [Test]
    public void A_scope_ends_at_or_above_its_start() =>
        AssertFault(
            Valid with { Notifiers = [NotifierDescription.BelowInterrupts, Given.Notifier(0x2000, 0x1fff)] },
            new MachineFault.ReversedScope(1, new Address(0x2000), new Address(0x1fff)),
            "notifier 1 starts at 0x2000, above its end 0x1fff");

    [Test]
    public void A_mapping_does_not_wrap()
    {
        var mapping = Given.Mapping(ulong.MaxValue - 0xfff, 0x1000, 0);
        AssertFault(Valid with { Mappings = [.. Valid.Mappings, mapping] }, new MachineFault.MappingWraps(mapping), "0xfffffffffffff000");
    }

    [Test]
    public void Mappings_are_disjoint()
    {
        var mapping = Given.Mapping(0x2fff, 0, 0);
        AssertFault(
            Valid with { Mappings = [mapping, .. Valid.Mappings] },
            new MachineFault.MappingsOverlap(Machines.Map4K(0x2000), mapping),
            "0x2fff overlaps the one from 0x2000 to 0x2fff");
    }

    [Test]
    public void Two_mappings_by_themselves_are_disjoint()
    {
        var (lower, upper) = (Machines.Map2M(0), Machines.Map4K(0x1000));
        AssertFault(
            new MachineDescription { Notifiers = Valid.Notifiers, Mappings = [lower, upper] },
            new MachineFault.MappingsOverlap(lower, upper),
            "0x1000");
    }

    [Test]
    public void A_device_writes_only_what_is_mapped() =>
        AssertFault(
            Valid with { DirtiedByDevice = Given.Addresses(0x1000, 0x3000) },
            new MachineFault.DirtiedButUnmapped(new Address(0x3000)),
            "0x3000");

    [Test]
    public void A_device_writes_nothing_that_is_mapped_read_only()
    {
        var readOnly = Machines.Map4K(0x3000) with { Permission = IommuAccess.ReadOnly };
        AssertFault(
            Valid with { Mappings = [.. Valid.Mappings, readOnly], DirtiedByDevice = Given.Addresses(0x1000, 0x3fff) },
            new MachineFault.DirtiedButReadOnly(new Address(0x3fff)),
            "0x3fff, which is mapped read-only");
    }

    [Test]
    public void A_device_writes_what_is_mapped_write_only()
    {
        var writeOnly = Machines.Map4K(0x3000) with { Permission = IommuAccess.WriteOnly };
        Assert.That(
            (Valid with { Mappings = [.. Valid.Mappings, writeOnly], DirtiedByDevice = Given.Addresses(0x3000) }).Validate, Throws.Nothing);
    }

    [TestCase(IommuAccess.None)]
    [TestCase((IommuAccess)4)]
    public void A_mapping_grants_reading_writing_or_both(IommuAccess permission)
    {
        var mapping = Machines.Map4K(0x3000) with { Permission = permission };
        AssertFault(
            Valid with { Mappings = [.. Valid.Mappings, mapping] },
            new MachineFault.UnknownPermission(mapping),
            $"0x{(int)permission} of the mapping at 0x3000");
    }

    [Test]
    public void All_faults_are_listed() =>
        Assert.That(MachineFault.Of(Valid with { AddressWidth = 1, DirtiedByDevice = Given.Addresses(0x3000) }).Count(), Is.EqualTo(2));

    [TestCase(0x1000UL, 0x7000UL)]
    [TestCase(0x1fffUL, 0x7fffUL)]
    [TestCase(0xfffUL, null)]
    [TestCase(0x2000UL, null)]
    public void An_address_is_translated_by_the_mapping_that_covers_it(ulong iova, ulong? expected) =>
        Assert.That(
            new MachineDescription { Mappings = [Machines.Map4K(0x1000, 0x7000)] }.Translate(new Address(iova))?.Value,
            Is.EqualTo(expected));

    [Test]
    public void Notifiers_have_the_ids_of_their_registration() =>
        Assert.That(Valid.NotifierWords().Select(notifier => (notifier.Id, notifier.Scope)), Is.EqualTo(new[]
        {
            (0, Machines.Range(0, 0xfedfffff)),
            (1, Machines.Range(0xfef00000, ulong.MaxValue)),
        }));

    private static void AssertFault(MachineDescription machine, MachineFault fault, string named)
    {
        var thrown = Assert.Throws<InvalidMachineException>(machine.Validate)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.Fault, Is.EqualTo(fault));
            Assert.That(thrown.Message, Does.Contain(named));
        }
    }
}
