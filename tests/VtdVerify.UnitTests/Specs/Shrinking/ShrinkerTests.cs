using NUnit.Framework;
using VtdVerify.Model;
using VtdVerify.Specs.Shrinking;
using VtdVerify.Tests.Model;

namespace VtdVerify.Tests.Specs.Shrinking;

/// <summary>How small a machine becomes, and what stops it.</summary>
internal sealed class ShrinkerTests
{
    private static readonly MachineDescription Large = new()
    {
        AddressWidth = 39,
        DirtyTracking = DirtyTracking.DirtyRate | DirtyTracking.DirtyLimit,
        MigrationIsRunning = true,
        NotifyRule = NotifyRule.Crops,
        Notifiers =
        [
            Given.Notifier(0x12_3000_0000, 0x1f_ffff_ffff, NotifierFlags.Unmap, BackendKind.Vhost),
            Given.Notifier(0x7000, 0x8fff, backend: BackendKind.Iommufd),
        ],
        Mappings =
        [
            Given.Mapping(0x12_4000_0000, InclusiveSize.Of1G, 0x1_8000_0000),
            Given.Mapping(0x14_5678_9000, InclusiveSize.Of4K, 0x7777_7000, IommuAccess.WriteOnly),
        ],
    };

    [Test]
    public void Where_every_machine_will_do_nothing_is_left_of_it()
    {
        var smallest = Smallest(_ => true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(smallest.Mappings, Is.Empty);
            Assert.That(smallest.Notifiers, Is.EqualTo([NotifierDescription.BelowInterrupts]));
            Assert.That((smallest.AddressWidth, smallest.DirtyTracking, smallest.MigrationIsRunning, smallest.NotifyRule), Is.EqualTo(
                (IovaSpace.Vtd.UsualWidth, DirtyTracking.None, false, NotifyRule.Asserts)));
        }
    }

    [Test]
    public void What_is_needed_stays()
    {
        var smallest = Smallest(machine => machine.Notifiers.Count == 2 && machine.Mappings.Count == 2 && machine.AddressWidth == 39);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(smallest.Notifiers, Is.EqualTo([NotifierDescription.BelowInterrupts, NotifierDescription.BelowInterrupts]));
            Assert.That(smallest.Mappings.Select(mapping => (mapping.InclusiveSize, mapping.TranslatedAddress)),
                Has.All.EqualTo((InclusiveSize.Of4K, default(Address))));
            Assert.That(smallest.Mappings.Select(mapping => mapping.Iova.Value), Is.EquivalentTo([0UL, VtdAddressSpace.PageSize]));
        }
    }

    [Test]
    public void A_mapping_behind_a_scope_of_no_name_moves_with_its_end()
    {
        var smallest = Smallest(machine =>
            machine.Notifiers[0].Scope is var scope && scope.First > default(Address) && scope.Last < Address.Highest
            && machine.Mappings.Any(one => one.Iova > scope.Last));

        Assert.That(smallest.Notifiers.Single().Scope, Is.EqualTo(Given.Notifier(0x1000, 0x1fff).Scope));
        Assert.That(smallest.Mappings, Is.EqualTo([Given.Mapping(0x2000, InclusiveSize.Of4K, 0)]));
    }

    [Test]
    public void An_address_that_must_be_high_becomes_round()
    {
        var smallest = Smallest(machine => machine.Mappings.Any(one => one.Iova.Value >= 0x9_1234_5000));

        Assert.That(smallest.Mappings, Is.EqualTo([Given.Mapping(0x10_0000_0000, InclusiveSize.Of4K, 0)]));
    }

    [Test]
    public void A_mapping_grants_both_unless_another_permission_is_needed()
    {
        var (any, limited) = (
            Smallest(machine => machine.Mappings.Count == 2),
            Smallest(machine => machine.Mappings.Any(one => one.Permission != IommuAccess.ReadWrite)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(any.Mappings.Select(one => one.Permission), Has.All.EqualTo(IommuAccess.ReadWrite));
            Assert.That(limited.Mappings.Select(one => one.Permission), Is.EqualTo([IommuAccess.ReadOnly]));
        }
    }

    [Test]
    public void Each_step_is_of_the_class_and_can_exist()
    {
        Smallest(machine =>
        {
            Assert.That(MachineFault.Of(machine), Is.Empty);
            Assert.That(MachineClass.Broken(machine), Is.Empty);
            return machine.Mappings.Count > 0;
        });
    }

    [Test]
    public void A_mapping_weighs_more_than_any_address_and_an_address_more_than_nothing()
    {
        var empty = Large with { Mappings = [] };
        var (low, high) = (WithPageAt(0), WithPageAt(ulong.MaxValue - 0xfff));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MachineSize.Of(empty) < MachineSize.Of(low), Is.True);
            Assert.That(MachineSize.Of(high) > MachineSize.Of(low), Is.True);
            Assert.That(MachineSize.Of(high) >= MachineSize.Of(high), Is.True);
            Assert.That(MachineSize.Of(low) <= MachineSize.Of(empty), Is.False);
        }

        MachineDescription WithPageAt(ulong iova) =>
            Large with { Mappings = [Given.Mapping(iova, InclusiveSize.Of4K, ulong.MaxValue)] };
    }

    [Test]
    public void No_more_machines_are_run_than_agreed([Values(0, 1, 7, 40)] int most)
    {
        var runs = 0;
        Smallest(
            machine =>
            {
                runs++;
                return machine.Mappings.Count > 1;
            },
            most);

        Assert.That(runs, Is.LessThanOrEqualTo(most));
    }

    private static MachineDescription Smallest(Func<MachineDescription, bool> shows, int most = 2000) => Shrinker.Smallest(
        Large,
        machine => machine,
        machine => !MachineClass.Broken(machine).Any(),
        machine => shows(machine) ? machine : null,
        most);
}
