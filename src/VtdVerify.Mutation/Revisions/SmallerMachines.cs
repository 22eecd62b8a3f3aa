using VtdVerify.Model;

namespace VtdVerify.Mutation.Revisions;

/// <summary>Machines that are one small step away. Not each is smaller, of the class, or possible: that is for the caller to see.</summary>
internal static class SmallerMachines
{
    public const int UsualWidth = 48;

    private static readonly DirtyTracking[] Tracking =
        [DirtyTracking.None, DirtyTracking.Migration, DirtyTracking.DirtyRate, DirtyTracking.DirtyLimit];

    private static readonly ulong[] PageSizes =
        [MappingDescription.Size4K, MappingDescription.Size2M, MappingDescription.Size1G];

    private static readonly ulong[] GuestAddresses = [0, VtdAddressSpace.PageSize];

    /// <summary>What VFIO registers.</summary>
    public static IReadOnlyList<NotifierDescription> RealScopes { get; } =
        [NotifierDescription.BelowInterrupts, NotifierDescription.AboveInterrupts];

    public static IEnumerable<MachineDescription> Of(MachineDescription machine) =>
    [
        .. WithoutOne(machine),
        machine with { Notifiers = [machine.Notifiers[0]] },
        .. RealScopes.SelectMany(scope => In(machine, scope)),
        .. Settings(machine),
        .. machine.Mappings.Index().SelectMany(at => Instead(at.Item, machine.Notifiers[0])
            .Select(mapping => With(machine, [.. machine.Mappings.Select((other, i) => i == at.Index ? mapping : other)]))),
    ];

    private static IEnumerable<MachineDescription> WithoutOne(MachineDescription machine) => machine.Mappings
        .Select((_, index) => With(machine, [.. machine.Mappings.Where((_, i) => i != index)]));

    /// <summary>Another scope, with the mappings where they are and where they were from the scope's start.</summary>
    private static IEnumerable<MachineDescription> In(MachineDescription machine, NotifierDescription scope)
    {
        var old = machine.Notifiers[0];
        var moved = machine with
        {
            Notifiers = [old with { Start = scope.Start, End = scope.End }, .. machine.Notifiers.Skip(1)],
        };
        yield return moved;
        yield return With(
            moved, [.. machine.Mappings.Select(mapping => mapping with { Iova = unchecked(mapping.Iova - old.Start + scope.Start) })]);
    }

    private static IEnumerable<MachineDescription> Settings(MachineDescription machine)
    {
        var notifier = machine.Notifiers[0];
        var usual = notifier with
        {
            Flags = NotifierDescription.AboveInterrupts.Flags,
            Backend = NotifierDescription.AboveInterrupts.Backend,
        };
        yield return machine with { Notifiers = [usual, .. machine.Notifiers.Skip(1)] };
        yield return machine with { AddressWidth = UsualWidth };
        yield return machine with { NotifyRule = default };
        foreach (var tracking in Tracking)
        {
            yield return machine with { DirtyTracking = tracking };
            yield return machine with { DirtyTracking = tracking, MigrationIsRunning = tracking == DirtyTracking.Migration };
        }
    }

    private static IEnumerable<MappingDescription> Instead(MappingDescription mapping, NotifierDescription scope)
    {
        ulong[] places =
        [
            mapping.Iova, scope.Start, unchecked(scope.Start + VtdAddressSpace.PageSize), unchecked(scope.Start - VtdAddressSpace.PageSize),
            unchecked(scope.End + 1),
        ];
        return
            from size in PageSizes.Append(mapping.InclusiveSize)
            from place in places
            from guest in GuestAddresses.Append(mapping.TranslatedAddress)
            select new MappingDescription(place, size, guest);
    }

    private static MachineDescription With(MachineDescription machine, IReadOnlyList<MappingDescription> mappings) =>
        machine with { Mappings = mappings };
}
