using System.Numerics;
using VtdVerify.Model;

namespace VtdVerify.Specs.Shrinking;

/// <summary>Machines that are one small step away. Not each is smaller, of the class, or possible: that is for the caller to see.</summary>
public static class SmallerMachines
{
    private static readonly DirtyTracking[] Tracking =
        [DirtyTracking.None, DirtyTracking.Migration, DirtyTracking.DirtyRate, DirtyTracking.DirtyLimit];

    private static readonly InclusiveSize[] PageSizes = [InclusiveSize.Of4K, InclusiveSize.Of2M, InclusiveSize.Of1G];

    private static readonly Address[] GuestAddresses = [default, new(VtdAddressSpace.PageSize)];

    // The first page that is neither the first of all nor one of VFIO's edges.
    private static readonly NotifierDescription OnePage = new(
        new Address(VtdAddressSpace.PageSize), new Address((2 * VtdAddressSpace.PageSize) - 1));

    /// <summary>What VFIO registers.</summary>
    public static IReadOnlyList<NotifierDescription> RealScopes { get; } =
        [NotifierDescription.BelowInterrupts, NotifierDescription.AboveInterrupts];

    /// <summary>Every machine that one step leads to, in a fixed order.</summary>
    public static IEnumerable<MachineDescription> Of(MachineDescription machine) =>
    [
        .. WithoutOne(machine),
        machine with { Notifiers = [machine.Notifiers[0]] },
        .. RealScopes.Append(OnePage).SelectMany(scope => In(machine, scope)),
        .. WithOtherNotifiers(machine),
        .. Settings(machine),
        .. WithOtherUnknowns(machine),
        .. machine.Mappings.Index().SelectMany(at => Instead(at.Item, machine.Notifiers)
            .Select(mapping => With(machine, [.. machine.Mappings.Select((other, i) => i == at.Index ? mapping : other)]))),
    ];

    private static IEnumerable<MachineDescription> WithoutOne(MachineDescription machine) => machine.Mappings
        .Select((_, index) => With(machine, [.. machine.Mappings.Where((_, i) => i != index)]));

    /// <summary>
    /// Another scope, with the mappings where they are, where they were from its start, from its edges, or across its edges.
    /// </summary>
    private static IEnumerable<MachineDescription> In(MachineDescription machine, NotifierDescription scope)
    {
        var old = machine.Notifiers[0];
        var moved = machine with
        {
            Notifiers = [.. machine.Notifiers.Select(one => one.Scope == old.Scope ? WithScope(one, scope) : one)],
        };
        yield return moved;
        yield return With(moved, [.. machine.Mappings.Select(mapping => Moved(mapping, old.Start, scope.Start))]);
        yield return With(moved, [.. machine.Mappings.Select(mapping => mapping.Iova > old.End
            ? Moved(mapping, old.End, scope.End)
            : Moved(mapping, old.Start, scope.Start))]);
        yield return With(moved, [.. machine.Mappings.Select(mapping =>
            mapping.Range.Contains(old.Start) ? Around(scope.Start, mapping)
            : mapping.Range.Contains(old.End) ? Around(scope.End, mapping)
            : Moved(mapping, old.Start, scope.Start))]);
    }

    /// <summary>The mapping of the same size that holds an address.</summary>
    private static MappingDescription Around(Address address, MappingDescription mapping) =>
        mapping with { Iova = address.AlignedTo(mapping.InclusiveSize) };

    private static NotifierDescription WithScope(NotifierDescription one, NotifierDescription scope) =>
        one with { Start = scope.Start, End = scope.End };

    private static MappingDescription Moved(MappingDescription mapping, Address from, Address to) =>
        mapping with { Iova = to + (mapping.Iova - from) };

    /// <summary>The other notifiers with the first one's scope, with all of the first one's, and with real scopes.</summary>
    private static IEnumerable<MachineDescription> WithOtherNotifiers(MachineDescription machine)
    {
        var first = machine.Notifiers[0];
        yield return machine with
        {
            Notifiers = [.. machine.Notifiers.Select(one => WithScope(one, first))],
        };
        yield return machine with { Notifiers = [.. machine.Notifiers.Select(_ => first)] };
        foreach (var real in RealScopes)
        {
            yield return machine with { Notifiers = [first, .. machine.Notifiers.Skip(1).Select(one => WithScope(one, real))] };
        }
    }

    private static IEnumerable<MachineDescription> Settings(MachineDescription machine)
    {
        for (var id = 0; id < machine.Notifiers.Count; id++)
        {
            var usual = machine.Notifiers[id] with
            {
                Flags = NotifierDescription.AboveInterrupts.Flags,
                Backend = NotifierDescription.AboveInterrupts.Backend,
            };
            yield return machine with { Notifiers = [.. machine.Notifiers.Select((one, i) => i == id ? usual : one)] };
        }

        yield return machine with { AddressWidth = machine.Space.UsualWidth };
        yield return machine with { NotifyRule = default };
        foreach (var tracking in Tracking)
        {
            yield return machine with { DirtyTracking = tracking };
            yield return machine with { DirtyTracking = tracking, MigrationIsRunning = tracking == DirtyTracking.Migration };
        }
    }

    /// <summary>Without one of the values that nothing else sets, and with a smaller one.</summary>
    private static IEnumerable<MachineDescription> WithOtherUnknowns(MachineDescription machine)
    {
        foreach (var (name, value) in machine.Unknowns.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            yield return machine with { Unknowns = machine.Unknowns.Where(one => one.Key != name).ToDictionary() };
            foreach (var smaller in (ulong[])[1, value >> 1, value - 1])
            {
                yield return machine with { Unknowns = new Dictionary<string, ulong>(machine.Unknowns) { [name] = smaller } };
            }
        }

        yield return machine with { FirstNotifierIsFirstInList = false };
    }

    private static IEnumerable<MappingDescription> Instead(MappingDescription mapping, IReadOnlyList<NotifierDescription> notifiers)
    {
        var scope = notifiers[0];

        // Where only addresses far above the scope's start show something, the roundest of them.
        var round = mapping.Iova == default ? 0 : 1UL << BitOperations.Log2(mapping.Iova.Value);
        Address[] places =
        [
            mapping.Iova, scope.Start, scope.Start.Plus(VtdAddressSpace.PageSize), scope.Start.Minus(VtdAddressSpace.PageSize),
            scope.End.Next, new(round), new(round / 2), .. notifiers.Skip(1).Select(other => other.Start),
        ];
        return (
            from size in PageSizes.Append(mapping.InclusiveSize)
            from place in places.Append(scope.Start.AlignedTo(size)).Append(scope.End.AlignedTo(size))
            from guest in GuestAddresses.Append(mapping.TranslatedAddress)
            select mapping with { Iova = place, InclusiveSize = size, TranslatedAddress = guest })
            .Concat(Permissions.OfMappings.Select(permission => mapping with { Permission = permission }))
            .Distinct();
    }

    private static MachineDescription With(MachineDescription machine, IReadOnlyList<MappingDescription> mappings) =>
        machine with { Mappings = mappings };
}
