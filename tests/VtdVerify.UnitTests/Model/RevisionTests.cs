using NUnit.Framework;
using VtdVerify.Model;

namespace VtdVerify.Tests.Model;

/// <summary>What each revision does on the two scopes that VFIO registers, and on those that show its faults.</summary>
[TestFixture]
public sealed class RevisionTests
{
    private const int Below = 0;
    private const int Above = 1;

    private static readonly MappingDescription[] InBelow =
    [
        Machines.Map4K(0, 0x7000), Machines.Map1G(0x40000000, 0x80000000), Machines.Map4K(0xfedff000, 0x7000),
    ];

    private static readonly MappingDescription[] InAbove =
    [
        Machines.Map4K(0xfef00000, 0x1000), Machines.Map4K(0xfffff000, 0x2000), Machines.Map2M(0x100000000, 0x140000000),
        Machines.Map2M(0x7fffffe00000, 0x400000), Machines.Map4K((1UL << 48) - 0x1000, 0x3000),
    ];

    private static readonly MachineDescription Vfio = Machines.Tracked with
    {
        Notifiers = [NotifierDescription.BelowInterrupts, NotifierDescription.AboveInterrupts],
        Mappings = [.. InBelow, .. InAbove],
        DirtiedByDevice = Given.Addresses(0x0, 0xfffff000, 0x100001000),
    };

    [TestCase(Revision.Base, Below, 10, 0, 0)]
    [TestCase(Revision.Base, Above, 18, 0, 0)]
    [TestCase(Revision.V1, Below, 3, 3, 0)]
    [TestCase(Revision.V1, Above, 0, 0, 0)]
    [TestCase(Revision.V5, Below, 3, 3, 3)]
    [TestCase(Revision.V5, Above, 0, 0, 0)]
    [TestCase(Revision.V6, Below, 3, 3, 3)]
    [TestCase(Revision.V6, Above, 0, 0, 0)]
    [TestCase(Revision.Fixed, Below, 3, 3, 3)]
    [TestCase(Revision.Fixed, Above, 5, 5, 5)]
    [TestCase(Revision.Hardened, Below, 3, 3, 3)]
    [TestCase(Revision.Hardened, Above, 5, 5, 5)]
    public void A_migration_unmaps_the_real_scopes_with_these_events(
        Revision revision, int notifier, int events, int backedByRange, int backedExactly)
    {
        var run = Vfio.Run(revision, notifier);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Outcome, Is.TypeOf<MachineOutcome.Returned>());
            Assert.That(run.Events, Has.Count.EqualTo(events));
            Assert.That(run.Events.Count(record => record.BackedByRange), Is.EqualTo(backedByRange));
            Assert.That(run.Events.Count(record => record.BackedExactly), Is.EqualTo(backedExactly));
            Assert.That(run.Events.All(record => record is { Fate: EventFate.Delivered, IsCropped: false }), Is.True);
        }
    }

    [TestCase(Revision.Base, true)]
    [TestCase(Revision.V1, false)]
    [TestCase(Revision.V5, false)]
    [TestCase(Revision.V6, false)]
    [TestCase(Revision.Fixed, true)]
    [TestCase(Revision.Hardened, true)]
    public void The_upper_scope_leaves_the_tree_or_stays_behind_whole(Revision revision, bool leaves)
    {
        var run = Vfio.Run(revision, Above);
        Assert.That(run.TreeAfter, Is.EqualTo(leaves ? InBelow : [.. InBelow, .. InAbove]));
    }

    [Test]
    public void The_lower_scope_leaves_the_tree_and_nothing_else_does([Values] Revision revision) =>
        Assert.That(Vfio.Run(revision, Below).TreeAfter, Is.EqualTo(InAbove));

    [TestCase(0xfef00000UL)]
    [TestCase(0xfffff000UL)]
    public void V6_leaves_a_page_of_the_upper_scope_mapped_without_an_UNMAP(ulong iova)
    {
        var machine = Vfio with { Mappings = [Machines.Map4K(iova)], DirtiedByDevice = Given.Addresses(iova) };
        var run = machine.Run(Revision.V6, Above);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Events, Is.Empty);
            Assert.That(run.IovasLeft(), Is.EqualTo(Machines.These(iova)));
            Assert.That(run.Containers[Above].MappingsLeft.Select(mapping => mapping.Range.First.Value), Is.EqualTo(Machines.These(iova)));
            Assert.That(run.DirtyPages, Is.Empty);
            Assert.That(run.Lookups.Single().Key, Is.EqualTo(Machines.Range(0xfef00000, 0xfeefffff)));
        }
    }

    [Test]
    public void Base_loses_host_mappings_above_8_TiB_to_the_bitmap_limit_and_fails_the_migration()
    {
        var run = Vfio.Run(Revision.Base, Above);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.MigrationError, Is.EqualTo(Errno.TooBig));
            Assert.That(
                run.Containers[Above].MappingsLeft.Select(mapping => mapping.Range.First.Value),
                Is.EqualTo(Machines.These<ulong>(0x7fffffe00000, (1UL << 48) - 0x1000)));
        }
    }

    // Page 7 and the pages at 0x2000 and 0x140001000 were written; base and v1 report offsets from address 0.
    [TestCase(Revision.Base, new ulong[] { 0, 1, 0xfff })]
    [TestCase(Revision.V1, new ulong[] { 0 })]
    [TestCase(Revision.V5, new ulong[] { 7 })]
    [TestCase(Revision.V6, new ulong[] { 7 })]
    [TestCase(Revision.Fixed, new ulong[] { 2, 7, 0x140001 })]
    public void The_two_scopes_together_mark_these_pages(Revision revision, ulong[] pages) =>
        Assert.That(Machine.RunAll(Vfio, Machines.UnmapOf(revision)).DirtyPages, Is.EqualTo(pages));

    [TestCase(Revision.V1, DirtyTracking.None, true, true)]
    [TestCase(Revision.V1, DirtyTracking.DirtyRate, false, false)]
    [TestCase(Revision.V5, DirtyTracking.None, true, true)]
    [TestCase(Revision.V5, DirtyTracking.DirtyLimit, false, false)]
    [TestCase(Revision.V6, DirtyTracking.None, true, false)]
    [TestCase(Revision.V6, DirtyTracking.DirtyRate, false, true)]
    [TestCase(Revision.V6, DirtyTracking.DirtyLimit, false, true)]
    [TestCase(Revision.V6, DirtyTracking.Migration, true, true)]
    [TestCase(Revision.Fixed, DirtyTracking.None, true, false)]
    [TestCase(Revision.Fixed, DirtyTracking.DirtyRate, false, true)]
    [TestCase(Revision.Hardened, DirtyTracking.None, true, false)]
    [TestCase(Revision.Hardened, DirtyTracking.DirtyLimit, false, true)]
    [TestCase(Revision.Base, DirtyTracking.Migration, true, false)]
    public void The_guard_looks_at_migration_or_at_the_tracking_flags(
        Revision revision, DirtyTracking tracking, bool migrationIsRunning, bool isTracked)
    {
        var run = (Vfio with { DirtyTracking = tracking, MigrationIsRunning = migrationIsRunning }).Run(revision);
        Assert.That(run.Lookups.Count > 0, Is.EqualTo(isTracked));
    }

    [TestCase(Revision.V1, 0)]
    [TestCase(Revision.V5, 0)]
    [TestCase(Revision.V6, 0)]
    [TestCase(Revision.Fixed, 1)]
    public void A_key_that_reaches_beyond_the_end_removes_a_neighbour_without_an_UNMAP(Revision revision, int left)
    {
        var machine = Machines.Tracked with { Notifiers = [Given.Notifier(0x1000, 0x1fff)], Mappings = [Machines.Map4K(0x2000)] };
        var run = machine.Run(revision);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.TreeAfter, Has.Count.EqualTo(left));
            Assert.That(run.Events.Select(record => record.Fate), Is.EqualTo(Enumerable.Repeat(EventFate.OutsideScope, 1 - left)));
        }
    }

    [TestCase(Revision.V6)]
    [TestCase(Revision.Fixed)]
    public void A_leaf_across_the_boundary_aborts_up_to_10_1(Revision revision)
    {
        var run = (Vfio with { Mappings = [Machines.Map1G(0xc0000000)], DirtiedByDevice = [] }).Run(revision, Above);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Outcome, Is.TypeOf<MachineOutcome.Aborted>());
            Assert.That(run.Events.Single().Fate, Is.EqualTo(EventFate.Aborted));
            Assert.That(run.IovasLeft(), Is.EqualTo(Machines.These<ulong>(0xc0000000)));
        }
    }

    [TestCase(Revision.V6)]
    [TestCase(Revision.Fixed)]
    public void A_leaf_across_the_boundary_is_cropped_from_10_2_with_its_translated_address_unchanged(Revision revision)
    {
        var machine = Vfio with { NotifyRule = NotifyRule.Crops, Mappings = [Machines.Map1G(0xc0000000)], DirtiedByDevice = [] };
        var record = machine.Run(revision, Above).Events.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.Delivered, Is.EqualTo(Machines.Unmapping(0xfef00000, 0x10fffff, 0x40000000)));
            Assert.That(record.IsCropped, Is.True);
            Assert.That(record.BackedExactly, Is.True);
        }
    }

    [Test]
    public void Base_cuts_a_cropped_leaf_into_blocks_that_the_kernel_refuses()
    {
        var machine = Vfio with { NotifyRule = NotifyRule.Crops, Mappings = [Machines.Map1G(0xc0000000)], DirtiedByDevice = [] };
        var run = machine.Run(Revision.Base, Below);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Containers[Below].Refusals.Select(refusal => refusal.Error), Is.EqualTo(Enumerable.Repeat(Errno.Invalid, 8)));
            Assert.That(run.Containers[Below].MappingsLeft, Has.Count.EqualTo(1));
            Assert.That(run.TreeAfter, Is.Empty);
        }
    }

    [TestCase(Revision.Base, 10, 10)]
    [TestCase(Revision.V5, 3, 0)]
    [TestCase(Revision.V6, 3, 0)]
    [TestCase(Revision.Fixed, 3, 0)]
    [TestCase(Revision.Hardened, 3, 3)]
    public void Of_two_equal_scopes_the_second_is_served_from_an_emptied_tree(Revision revision, int first, int second)
    {
        var machine = Vfio with { Notifiers = [NotifierDescription.BelowInterrupts, NotifierDescription.BelowInterrupts] };
        var run = Machine.RunAll(machine, Machines.UnmapOf(revision));
        Assert.That(run.Events.Count(record => record.NotifierId == 1), Is.EqualTo(first));
        Assert.That(run.Events.Count(record => record.NotifierId == 0), Is.EqualTo(second));
    }

    [TestCase(Revision.Base, 10)]
    [TestCase(Revision.V6, 0)]
    [TestCase(Revision.Fixed, 0)]
    [TestCase(Revision.Hardened, 10)]
    public void A_listener_without_the_MAP_flag_hears_what_the_empty_tree_says(Revision revision, int events)
    {
        var vhost = NotifierDescription.BelowInterrupts with { Flags = NotifierFlags.Unmap, Backend = BackendKind.Vhost };
        Assert.That((Machines.Tracked with { Notifiers = [vhost] }).Run(revision).Events, Has.Count.EqualTo(events));
    }

    [TestCase(Revision.V6)]
    [TestCase(Revision.Fixed)]
    public void A_scope_of_the_whole_address_space_is_unmapped_completely(Revision revision)
    {
        var run = (Vfio with { Notifiers = [Given.Notifier(0, ulong.MaxValue)] }).Run(revision);
        Assert.That(run.TreeAfter, Is.Empty);
        Assert.That(run.Events, Has.Count.EqualTo(8));
    }

    [Test]
    public void Adjacent_scopes_share_nothing_under_the_fixed_key()
    {
        var machine = Machines.Tracked with
        {
            Notifiers = [Given.Notifier(0, 0x1fff), Given.Notifier(0x2000, 0x3fff)],
            Mappings = [Machines.Map4K(0x1000), Machines.Map4K(0x2000)],
        };
        Assert.That(machine.Run(Revision.Fixed, 0).IovasLeft(), Is.EqualTo(Machines.These<ulong>(0x2000)));
        Assert.That(machine.Run(Revision.Fixed, 1).IovasLeft(), Is.EqualTo(Machines.These<ulong>(0x1000)));
    }

    [Test]
    public void Guest_memory_mapped_twice_is_unmapped_twice()
    {
        var machine = Vfio with
        {
            Mappings = [Machines.Map4K(0x1000, 0x7000), Machines.Map4K(0x5000, 0x7000)],
            DirtiedByDevice = Given.Addresses(0x5000),
        };
        var run = machine.Run(Revision.V6);
        Assert.That(run.Events.Count(record => record.BackedExactly), Is.EqualTo(2));
        Assert.That(run.DirtyPages, Is.EqualTo(Machines.These<ulong>(7)));
    }

    [Test]
    public void The_generated_machines_bring_out_the_fault_of_v6()
    {
        var incomplete = 0;
        Property.Holds(
            Generators.Machine,
            machine => incomplete += machine.Run(Revision.V6).Containers[0].MappingsLeft.Count > 0 ? 1 : 0,
            iterations: 400);
        Assert.That(incomplete, Is.GreaterThan(30));
    }

    [Test]
    public void The_fixed_key_unmaps_every_machine_of_the_page_walk_exactly() =>
        Property.Holds(
            Generators.Machine,
            machine =>
            {
                var scope = machine.Notifiers[0];
                var inScope = machine.Mappings.Where(mapping => mapping.Iova >= scope.Start && mapping.Last <= scope.End).ToList();
                var run = machine.Run(Revision.Fixed);
                Assert.That(run.Outcome, Is.TypeOf<MachineOutcome.Returned>());
                Assert.That(run.TreeAfter, Is.EquivalentTo(machine.Mappings.Except(inScope)));
                Assert.That(run.Events.All(record => record is { BackedExactly: true, IsCropped: false }), Is.True);
                Assert.That(run.Events.All(record => record.Fate == EventFate.Delivered), Is.True);
                Assert.That(run.Blocks(), Is.EquivalentTo(inScope.Select(mapping => (mapping.Iova.Value, mapping.InclusiveSize.Value))));
                Assert.That(run.Containers[0].MappingsLeft, Is.Empty);
                Assert.That(run.Containers[0].Refusals, Is.Empty);
                Assert.That(run.DirtyPages, Is.EqualTo(machine.DirtiedByDevice
                    .Where(iova => iova >= scope.Start && iova <= scope.End)
                    .Select(iova => machine.Translate(iova)!.Value.Value / 0x1000)
                    .Distinct()
                    .Order()));
            });
}
