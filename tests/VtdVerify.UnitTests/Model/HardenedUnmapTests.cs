using NUnit.Framework;
using VtdVerify.Model;

namespace VtdVerify.Tests.Model;

/// <summary>What the hardened revision does where the fixed key does not suffice.</summary>
[TestFixture]
public sealed class HardenedUnmapTests
{
    private static readonly NotifierDescription Window = Given.Notifier(0x200000, 0x5fffff);

    private static readonly MappingDescription AcrossTheStart = Machines.Map1G(0);
    private static readonly MappingDescription AcrossTheEnd = Machines.Map2M(0x400000);

    [Test]
    public void A_mapping_across_an_edge_is_left_alone_and_what_is_inside_is_unmapped([Values] NotifyRule rule)
    {
        var inside = Machines.Map4K(0x300000);
        var machine = Machines.Tracked with
        {
            NotifyRule = rule,
            Notifiers = [Given.Notifier(0x2ff000, 0x4fffff)],
            Mappings = [Given.Mapping(0x200000, 0xfffff), inside, AcrossTheEnd],
        };
        var run = machine.Run(Revision.Hardened);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Outcome, Is.TypeOf<MachineOutcome.Returned>());
            Assert.That(run.Blocks(), Is.EqualTo(Machines.These((0x300000UL, 0xfffUL))));
            Assert.That(run.TreeAfter, Is.EqualTo(machine.Mappings.Where(mapping => mapping != inside)));
        }
    }

    [Test]
    public void A_mapping_across_both_edges_ends_the_search()
    {
        var run = (Machines.Tracked with { Notifiers = [Window], Mappings = [AcrossTheStart] }).Run(Revision.Hardened);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Outcome, Is.TypeOf<MachineOutcome.Returned>());
            Assert.That(run.Lookups, Has.Count.EqualTo(1));
            Assert.That(run.TreeAfter, Is.EqualTo([AcrossTheStart]));
        }
    }

    /// <summary>One address before it would be the last of all.</summary>
    [Test]
    public void A_mapping_at_address_0_that_leaves_the_scope_is_left_alone()
    {
        var scope = Given.Notifier(0, 0xfff);
        var run = (Machines.Tracked with { Notifiers = [scope], Mappings = [AcrossTheStart] }).Run(Revision.Hardened);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Outcome, Is.TypeOf<MachineOutcome.Returned>());
            Assert.That(run.Events, Is.Empty);
            Assert.That(run.TreeAfter, Is.EqualTo([AcrossTheStart]));
        }
    }

    [Test]
    public void A_scope_of_one_address_is_searched_too()
    {
        var machine = Machines.Tracked with
        {
            Notifiers = [Given.Notifier(0x300000, 0x300000)],
            Mappings = [Given.Mapping(0x300000, 0, 0x7000)],
        };
        Assert.That(machine.Run(Revision.Hardened).TreeAfter, Is.Empty);
    }

    /// <summary>Up to 10.1 such an UNMAP would abort QEMU.</summary>
    [TestCase(0x200000UL, 0x2fffffUL)]
    [TestCase(0x300000UL, 0x5fffffUL)]
    public void Another_notifier_is_not_told_of_a_mapping_that_sticks_out_of_its_scope(ulong start, ulong end)
    {
        var machine = Machines.Tracked with
        {
            Notifiers = [Window, Given.Notifier(start, end)],
            Mappings = [Machines.Map2M(0x200000)],
        };
        var run = machine.Run(Revision.Hardened);
        Assert.That(run.Outcome, Is.TypeOf<MachineOutcome.Returned>());
        Assert.That(run.Events.Select(made => made.NotifierId), Is.EqualTo([0]));
    }

    [TestCase(0)]
    [TestCase(1)]
    public void A_notifier_for_UNMAP_alone_and_one_that_maps_are_both_served_in_either_order(int first)
    {
        var vhost = Window with { Flags = NotifierFlags.Unmap, Backend = BackendKind.Vhost };
        var machine = Machines.Tracked with
        {
            Notifiers = [vhost, Window],
            Mappings = [Machines.Map4K(0x300000, 0x7000)],
            DirtiedByDevice = Given.Addresses(0x300000),
        };
        var run = Machine.RunInOrder(machine, [first, 1 - first], Machines.UnmapOf(Revision.Hardened));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(IovasFor(1), Is.EqualTo([0x300000]));
            Assert.That(IovasFor(0), Is.EqualTo([0x200000, 0x400000]));
            Assert.That(run.TreeAfter, Is.Empty);
            Assert.That(run.DirtyPages, Is.EqualTo([7]));
        }

        IEnumerable<ulong> IovasFor(int id) => run.Events.Where(made => made.NotifierId == id).Select(made => made.Event.Iova.Value);
    }

    [Test]
    public void No_machine_makes_it_abort_or_leave_what_lies_inside_the_scope([Values] NotifyRule rule) =>
        Property.Holds(
            Generators.Machine,
            machine =>
            {
                // Most mappings lie near the scope's edges: moved by a few pages, these get mappings across them.
                var whole = machine.Notifiers[0];
                var pages = Math.Min(0x5000, whole.Scope.Size.Value / 3) & ~0xfffUL;
                var scope = whole with { Start = whole.Start.Plus(pages), End = whole.End.Minus(pages) };
                var cut = machine with { NotifyRule = rule, Notifiers = [scope] };
                var inside = cut.Mappings.Where(mapping => mapping.Iova >= scope.Start && mapping.Last <= scope.End).ToList();
                var run = cut.Run(Revision.Hardened);
                Assert.That(run.Outcome, Is.TypeOf<MachineOutcome.Returned>());
                Assert.That(run.TreeAfter, Is.EquivalentTo(cut.Mappings.Except(inside)));
                Assert.That(run.Blocks(), Is.EquivalentTo(inside.Select(mapping => (mapping.Iova.Value, mapping.InclusiveSize.Value))));
                Assert.That(run.Events.All(record => record is { BackedExactly: true, Fate: EventFate.Delivered }), Is.True);
            });
}
