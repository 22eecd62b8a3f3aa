using NUnit.Framework;
using VtdVerify.Model;

namespace VtdVerify.Tests.Model;

/// <summary>What a container does with one UNMAP, and what it means for the migration.</summary>
[TestFixture]
public sealed class VfioContainerTests
{
    private const ulong EightTiB = 1UL << 43;

    private static readonly MachineDescription Legacy = Machines.Tracked with
    {
        Notifiers = [Given.Notifier(0, ulong.MaxValue)],
        Mappings = [Machines.Map4K(0x1000, 0x5000), Machines.Map4K(0x2000, 0x9000), Machines.Map2M(0x200000, 0x600000)],
        DirtiedByDevice = Given.Addresses(0x1000, 0x1234, 0x2fff, 0x201000),
    };

    private static readonly MachineDescription Iommufd = Legacy with
    {
        Notifiers = [Given.Notifier(0, ulong.MaxValue, backend: BackendKind.Iommufd)],
    };

    [Test]
    public void Legacy_takes_8_TiB_and_refuses_one_page_more_before_the_kernel_is_asked()
    {
        Assert.That(Legacy.RunEvent(Machines.Unmapping(0, EightTiB - 1)).Containers[0].MappingsLeft, Is.Empty);

        var run = Legacy.RunEvent(Machines.Unmapping(0, EightTiB + 0xfff));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Containers[0].Refusals, Is.EqualTo(new[]
            {
                Given.Refusal(0, EightTiB + 0x1000, Errno.TooBig, UnmapStage.BeforeKernel),
            }));
            Assert.That(run.Containers[0].MappingsLeft, Has.Count.EqualTo(3));
            Assert.That(run.DirtyPages, Is.Empty);
            Assert.That(run.MigrationError, Is.EqualTo(Errno.TooBig));
        }
    }

    [Test]
    public void Without_tracking_or_with_iommufd_no_length_is_too_big()
    {
        var whole = Machines.Unmapping(0, EightTiB + 0xfff);
        Assert.That((Legacy with { DirtyTracking = DirtyTracking.None }).RunEvent(whole).Containers[0].MappingsLeft, Is.Empty);

        var container = Iommufd.RunEvent(whole).Containers[0];
        Assert.That(container.MappingsLeft, Is.Empty);
        Assert.That(container.Backend, Is.EqualTo(BackendKind.Iommufd));
    }

    [Test]
    public void Dirty_pages_are_marked_from_the_translated_address_on([Values] bool iommufd) =>
        Assert.That(
            (iommufd ? Iommufd : Legacy).RunEvent(Machines.Unmapping(0x200000, 0x1fffff, 0x600000)).DirtyPages,
            Is.EqualTo(Machines.These<ulong>(0x601)));

    [Test]
    public void A_mapping_is_mapped_in_the_host_with_write_access_where_it_grants_writing(
        [Values] bool iommufd, [Values(IommuAccess.ReadOnly, IommuAccess.WriteOnly, IommuAccess.ReadWrite)] IommuAccess permission)
    {
        var machine = (iommufd ? Iommufd : Legacy) with
        {
            Mappings = [Machines.Map4K(0x1000, 0x5000) with { Permission = permission }],
            DirtiedByDevice = [],
        };
        Assert.That(machine.RunEvent(Machines.Unmapping(0x2000, 0xfff)).Containers[0].MappingsLeft, Is.EqualTo(
            Machines.These(Given.HostMapping(0x1000, 0x1fff, 0x5000, isWritable: permission != IommuAccess.ReadOnly))));
    }

    [Test]
    public void With_translated_address_0_the_wrong_pages_are_marked() =>
        Assert.That(Legacy.RunEvent(Machines.Unmapping(0, 0x3fffff)).DirtyPages, Is.EqualTo(Machines.These<ulong>(1, 2, 0x201)));

    [Test]
    public void Pages_beyond_memory_are_told_apart()
    {
        var run = (Legacy with { MemorySize = Length.Parse("8K") }).RunEvent(Machines.Unmapping(0, 0x3fffff));
        Assert.That(run.DirtyPages, Is.EqualTo(Machines.These<ulong>(1)));
        Assert.That(run.PagesMarkedOutside, Is.EqualTo(Machines.These<ulong>(2, 0x201)));
    }

    [Test]
    public void Without_tracking_dirty_bits_are_lost([Values] bool iommufd)
    {
        var machine = (iommufd ? Iommufd : Legacy) with { DirtyTracking = DirtyTracking.None };
        var run = machine.RunEvent(Machines.Unmapping(0x1000, 0xfff, 0x5000));
        Assert.That(run.DirtyPages, Is.Empty);
        Assert.That(FirstLeft(run), Is.EqualTo(Machines.These<ulong>(0x2000, 0x200000)));
    }

    [Test]
    public void A_second_UNMAP_of_a_range_finds_no_dirty_pages()
    {
        var run = Machine.Run(Legacy, 0, (machine, notifier) =>
        {
            machine.Notify(notifier, Machines.Unmapping(0x1000, 0xfff, 0x5000), Machines.Site);
            machine.Notify(notifier, Machines.Unmapping(0x1000, 0xfff, 0x7000), Machines.Site);
        });
        Assert.That(run.DirtyPages, Is.EqualTo(Machines.These<ulong>(5)));
    }

    [Test]
    public void Legacy_refuses_to_cut_a_mapping([Values(0x200000UL, 0x300000UL)] ulong iova)
    {
        var run = Legacy.RunEvent(Machines.Unmapping(iova, 0xfffff, 0x600000));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Containers[0].Refusals, Is.EqualTo(new[]
            {
                Given.Refusal(iova, 0x100000, Errno.Invalid, UnmapStage.Unmap),
            }));
            Assert.That(run.DirtyPages, Is.Empty);
            Assert.That(run.MigrationError, Is.EqualTo(Errno.Invalid));
        }
    }

    [TestCase(0x200000UL, 0xfffffUL)]
    [TestCase(0x8000000UL, 0xfffUL)]
    public void Iommufd_keeps_what_is_cut_and_calls_it_success(ulong iova, ulong mask)
    {
        var run = Iommufd.RunEvent(Machines.Unmapping(iova, mask, 0x600000));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Containers[0].Refusals, Is.EqualTo(new[]
            {
                Given.Refusal(iova, (UInt128)mask + 1, Errno.NoEntry, UnmapStage.Unmap, isTakenAsSuccess: true),
            }));
            Assert.That(run.Containers[0].MappingsLeft, Has.Count.EqualTo(3));
            Assert.That(run.MigrationError, Is.Null);
        }
    }

    [TestCase(0x1000UL, 0x1000UL)]
    [TestCase(0x1fffUL, 0x1000UL)]
    public void Iommufd_keeps_a_mapping_too_of_which_it_would_cut_one_byte(ulong iova, ulong mask)
    {
        var run = (Iommufd with { DirtyTracking = DirtyTracking.None }).RunEvent(Machines.Unmapping(iova, mask));
        Assert.That(run.Containers[0].MappingsLeft, Has.Count.EqualTo(3));
    }

    /// <summary>The query refuses what is not whole pages, the unmap does not.</summary>
    [Test]
    public void Dirty_bits_go_with_their_mapping_even_if_it_is_one_byte_and_the_query_failed()
    {
        var machine = Iommufd with { Mappings = [Given.Mapping(0x1000, 0, 0x5000)], DirtiedByDevice = Given.Addresses(0x1000) };
        var run = Machine.Run(machine, 0, (running, notifier) =>
        {
            running.Notify(notifier, Machines.Unmapping(0x1000, 0), Machines.Site);
            running.Notify(notifier, Machines.Unmapping(0x1000, 0xfff, 0x5000), Machines.Site);
        });
        Assert.That(run.Containers[0].MappingsLeft, Is.Empty);
        Assert.That(run.DirtyPages, Is.Empty);
    }

    [Test]
    public void Legacy_takes_a_range_without_mappings() =>
        Assert.That(Legacy.RunEvent(Machines.Unmapping(0x8000000, 0xfff)).Containers[0].Refusals, Is.Empty);

    [TestCase(0UL, ulong.MaxValue)]
    [TestCase(0x1800UL, 0xfffUL)]
    [TestCase(0x8000800UL, 0xfffUL)]
    [TestCase(0x1000UL, 0xffeUL)]
    public void Legacy_refuses_empty_and_unaligned_ranges(ulong iova, ulong mask) =>
        Assert.That(
            Legacy.RunEvent(Machines.Unmapping(iova, mask)).Containers[0].Refusals,
            Is.EqualTo(Machines.These(Given.Refusal(iova, (UInt128)mask + 1, Errno.Invalid, UnmapStage.Unmap))));

    [Test]
    public void Legacy_takes_the_last_page_of_the_address_space()
    {
        const ulong LastPage = ulong.MaxValue - 0xfff;
        var machine = Legacy with { Mappings = [Machines.Map4K(LastPage)], DirtiedByDevice = [] };
        var run = machine.RunEvent(Machines.Unmapping(LastPage, 0xfff));
        Assert.That(run.Containers[0].MappingsLeft, Is.Empty);
    }

    [Test]
    public void Iommufd_unmaps_even_if_the_query_fails_and_returns_the_query_error()
    {
        var run = Iommufd.RunEvent(Machines.Unmapping(0x800, 0x2fff));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Containers[0].Refusals, Is.EqualTo(new[]
            {
                Given.Refusal(0x800, 0x3000, Errno.Invalid, UnmapStage.DirtyQuery),
            }));
            Assert.That(FirstLeft(run), Is.EqualTo(Machines.These<ulong>(0x200000)));
            Assert.That(run.MigrationError, Is.EqualTo(Errno.Invalid));
        }
    }

    [TestCase(0UL, ulong.MaxValue, Errno.Invalid)]
    [TestCase(0x2000UL, ulong.MaxValue - 0xfff, Errno.Overflow)]
    public void Iommufd_refuses_ranges_without_length_or_end(ulong iova, ulong mask, int error)
    {
        var run = (Iommufd with { DirtyTracking = DirtyTracking.None }).RunEvent(Machines.Unmapping(iova, mask));
        Assert.That(run.Containers[0].Refusals.Select(refusal => refusal.Error), Is.EqualTo(Machines.These(error)));
        Assert.That(run.MigrationError, Is.EqualTo(error));
    }

    [Test]
    public void A_target_other_than_system_memory_fails_the_migration_and_unmaps_nothing()
    {
        var run = Legacy.RunEvent(Machines.Unmapping(0x1000, 0xfff) with { TargetIsSystemMemory = false });
        Assert.That(run.MigrationError, Is.EqualTo(Errno.Invalid));
        Assert.That(run.Containers[0].MappingsLeft, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_failure_outside_of_migration_fails_nothing() =>
        Assert.That(
            (Legacy with { MigrationIsRunning = false }).RunEvent(Machines.Unmapping(0x1000, 0xffe)).MigrationError, Is.Null);

    [Test]
    public void The_first_error_of_a_migration_stays()
    {
        var run = Machine.Run(Legacy, 0, (machine, notifier) =>
        {
            machine.Notify(notifier, Machines.Unmapping(0, EightTiB + 0xfff), Machines.Site);
            machine.Notify(notifier, Machines.Unmapping(0x1000, 0xffe), Machines.Site);
        });
        Assert.That(run.MigrationError, Is.EqualTo(Errno.TooBig));
    }

    [Test]
    public void The_host_maps_what_the_MAP_events_of_the_scope_brought()
    {
        var machine = Legacy with
        {
            Notifiers =
            [
                Given.Notifier(0x201000, ulong.MaxValue),
                Given.Notifier(0, 0x1fff, NotifierFlags.Unmap),
                Given.Notifier(0, 0x1fff, NotifierFlags.Unmap, BackendKind.Vhost),
            ],
        };
        var run = Machine.Run(machine, 0, (_, _) => { });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Containers.Select(container => container.NotifierId), Is.EqualTo(Machines.These(0, 1)));
            Assert.That(run.Containers.Select(container => container.Backend), Is.All.EqualTo(BackendKind.VfioLegacy));
            Assert.That(run.Containers[0].MappingsLeft, Is.EqualTo(Machines.These(Given.HostMapping(0x201000, 0x3fffff, 0x600000))));
            Assert.That(run.Containers[1].MappingsLeft, Is.Empty);
        }
    }

    [Test]
    public void The_host_maps_what_has_one_byte_in_the_scope()
    {
        var machine = Legacy with { Notifiers = [Given.Notifier(0x1fff, 0x200000)] };
        Assert.That(Machine.Run(machine, 0, (_, _) => { }).Containers[0].MappingsLeft, Is.EqualTo(Machines.These(
            Given.HostMapping(0x1fff, 0x1fff, 0x5000),
            Given.HostMapping(0x2000, 0x2fff, 0x9000),
            Given.HostMapping(0x200000, 0x200000, 0x600000))));
    }

    private static IEnumerable<ulong> FirstLeft(MachineRun run) =>
        run.Containers[0].MappingsLeft.Select(mapping => mapping.Range.First.Value);
}
