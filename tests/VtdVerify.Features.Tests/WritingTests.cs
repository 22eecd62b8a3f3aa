using NUnit.Framework;
using VtdVerify.Features.Running;
using VtdVerify.Features.Writing;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Model;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;
using VtdVerify.Tests.Model;

namespace VtdVerify.Features.Tests;

/// <summary>What is written of a machine is read back as the same machine.</summary>
public class WritingTests
{
    private const NotifierFlags Both = NotifierFlags.Map | NotifierFlags.Unmap;

    private static readonly MachineDescription Plain = new() { Notifiers = [NotifierDescription.BelowInterrupts] };

    private static IEnumerable<string> GuaranteeIds => GuaranteeCatalog.All.Select(guarantee => guarantee.Id);

    private static IEnumerable<MachineDescription> Machines =>
    [
        Plain,
        Plain with { AddressWidth = 39, NotifyRule = NotifyRule.Crops, MigrationIsRunning = true },
        Plain with { DirtyTracking = DirtyTracking.Migration },
        Plain with { DirtyTracking = DirtyTracking.Migration | DirtyTracking.DirtyLimit },
        Plain with { DirtyTracking = DirtyTracking.Migration | DirtyTracking.DirtyRate | DirtyTracking.DirtyLimit },
        Plain with { Mappings = [Given.Mapping(0x1000, InclusiveSize.Of4K, 0x7000), Given.Mapping(0x40000000, InclusiveSize.Of1G, 0)] },
        Plain with { Mappings = [Given.Mapping(0x1000, 0x2, 0x7001)] },
        Plain with
        {
            Mappings =
            [
                Given.Mapping(0, InclusiveSize.Of4K, permission: IommuAccess.ReadOnly),
                Given.Mapping(0x1000, InclusiveSize.Of4K),
                Given.Mapping(0x2000, InclusiveSize.Of4K, permission: IommuAccess.WriteOnly),
            ],
        },
        Plain with { Mappings = [Given.Mapping(0x1000, InclusiveSize.Of4K, 0x7000)], DirtiedByDevice = Given.Addresses(0x1000, 0x1abc) },
        Plain with { Unknowns = new Dictionary<string, ulong> { ["as.pasid"] = 0x4d, ["turns"] = ulong.MaxValue } },
        Plain with
        {
            Notifiers = [NotifierDescription.BelowInterrupts, NotifierDescription.BelowInterrupts],
            FirstNotifierIsFirstInList = true,
        },
        .. from first in Notifiers select Plain with { Notifiers = [first] },
        .. from first in Notifiers
           from other in Notifiers.Append(Given.Notifier(0x1000, 0x1fff, NotifierFlags.Unmap, BackendKind.Vhost))
           where Backends(first, other).Distinct().Count() < 2
           select Plain with { Notifiers = [first, other] },
    ];

    private static IReadOnlyList<NotifierDescription> Notifiers =>
    [
        Given.Notifier(0, 0xfedfffff),
        Given.Notifier(0xfef00000, ulong.MaxValue),
        Given.Notifier(0, 0xfedfffff, Both, BackendKind.Iommufd),
        Given.Notifier(0, 0xfedfffff, NotifierFlags.Unmap, BackendKind.Vhost),
        Given.Notifier(0, 0xfedfffff, NotifierFlags.DeviceIotlbUnmap, BackendKind.Vhost),
        Given.Notifier(0, 0xfedfffff, Both | NotifierFlags.DeviceIotlbUnmap),
    ];

    [TestCaseSource(nameof(Machines))]
    public void A_machine_is_read_back_as_it_was_written(MachineDescription machine)
    {
        var read = Run("no-abort", machine).Machine;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Notifiers, Is.EqualTo(machine.Notifiers));
            Assert.That(read.Mappings, Is.EqualTo(machine.Mappings));
            Assert.That(read.Unknowns, Is.EquivalentTo(machine.Unknowns));
            Assert.That(read.FirstNotifierIsFirstInList, Is.EqualTo(machine.FirstNotifierIsFirstInList));
            Assert.That(read.DirtiedByDevice, Is.EqualTo(machine.DirtiedByDevice));
            Assert.That(Scalars(read), Is.EqualTo(Scalars(machine)));
        }
    }

    [Test]
    public void What_ships_keeps_each_guarantee_on_a_machine_of_which_it_speaks(
        [ValueSource(nameof(GuaranteeIds))] string id, [Values] bool hasSameScope, [Values] BackendKind otherBackend)
    {
        var flags = id == "unmap-only-served" ? NotifierFlags.Unmap : Both;
        var backend = flags != Both ? BackendKind.Vhost : otherBackend == BackendKind.Vhost ? BackendKind.Iommufd : otherBackend;
        var first = Given.Notifier(0x1000, 0x2fff, flags, backend);
        var other = Given.Notifier(
            hasSameScope ? 0x1000UL : 0, 0x2fff, otherBackend == BackendKind.Vhost ? NotifierFlags.Unmap : Both, otherBackend);
        var machine = Plain with
        {
            DirtyTracking = id == "plain-cover" ? DirtyTracking.None : DirtyTracking.Migration,
            Notifiers = [first, other],
            Mappings = [Given.Mapping(0, InclusiveSize.Of4K, 0x5000), Given.Mapping(0x1000, InclusiveSize.Of4K, 0x7000)],
            DirtiedByDevice = Given.Addresses(0x1000),
        };
        Assert.That(Run(id, machine).Message, Is.Null);
    }

    [Test]
    public void Permissions_are_written_only_where_a_mapping_does_not_grant_both()
    {
        IReadOnlyList<MappingDescription> both = [Given.Mapping(0, 0xfff, 0), Given.Mapping(0x1000, 0xfff, 0)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MachineText.Mappings(both)[0], Does.Not.Contain("permission"));
            Assert.That(MachineText.Mappings([both[0] with { Permission = IommuAccess.ReadOnly }, both[1]]), Is.EqualTo((string[])
            [
                "| iova   | size | guest physical address | permission |",
                "| 0x0    | 4K   | 0x0                    | read-only  |",
                "| 0x1000 | 4K   | 0x0                    | read-write |",
            ]));
        }
    }

    [Test]
    public void No_other_guarantee_can_be_said() => Assert.That(ExampleText.GuaranteeIds, Is.EquivalentTo(GuaranteeIds));

    [Test]
    public void The_fewest_blocks_are_those_of_the_scope_below_the_interrupt_range() =>
        Assert.That(ExampleText.Steps("plain-cover", Plain), Has.One.Contains("no more than 10 UNMAPs"));

    [Test]
    public void A_machine_that_no_steps_set_is_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => MachineText.Givens(new MachineDescription()), Throws.ArgumentException);
            Assert.That(
                () => MachineText.Givens(
                    Plain with { Notifiers = [Given.Notifier(0, 0xfff), Given.Notifier(0, 0xfff, Both, BackendKind.Iommufd)] }),
                Throws.ArgumentException);
        }
    }

    private static IEnumerable<BackendKind> Backends(params IEnumerable<NotifierDescription> notifiers) =>
        notifiers.Where(notifier => notifier.Flags.HasFlag(NotifierFlags.Map)).Select(notifier => notifier.Backend);

    private static (int AddressWidth, DirtyTracking Tracking, bool Migration, NotifyRule Rule) Scalars(MachineDescription machine) =>
        (machine.AddressWidth, machine.DirtyTracking, machine.MigrationIsRunning, machine.NotifyRule);

    private static ScenarioOutcome Run(string guaranteeId, MachineDescription machine)
    {
        IEnumerable<string> lines = ["Feature: Written", "  Scenario: One", .. ExampleText.Steps(guaranteeId, machine)];
        var feature = FeatureFile.Parse("written.feature", string.Join('\n', lines));
        return FeatureSuite.Default.Run(ModelSubject.Shipped, feature.Pickles).Single();
    }
}
