using VtdVerify.Model;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Subjects;

namespace VtdVerify.Features.Tests;

/// <summary>What the guarantees' own claims say of one concrete run.</summary>
internal static class Claims
{
    private static readonly MappingDescription NotInAnyTree = new(default, default, default);

    /// <summary>Whether some claim is broken, whichever mapping and address are followed.</summary>
    public static bool AreBroken(ISubject subject, MachineDescription machine, IGuarantee guarantee)
    {
        var run = ConcreteRuns.Of(subject, machine);
        var addresses = Addresses(machine, run).Distinct().ToList();
        return machine.Mappings.DefaultIfEmpty(NotInAnyTree).Any(mapping => addresses.Exists(address =>
            guarantee.Claims(ConcreteRuns.Observe(machine, run, mapping.ToWords(), address)).Any(claim => claim.IsBroken)));
    }

    /// <summary>The edges of all that is mapped or unmapped, and their neighbours: between two of them nothing changes.</summary>
    private static IEnumerable<Address> Addresses(MachineDescription machine, MachineRun run) =>
        machine.Mappings.Select(mapping => mapping.Range)
            .Concat(machine.Notifiers.Select(notifier => notifier.Scope))
            .Concat(run.Events.Select(record => AddressRange.Of(record.Event.Range)))
            .SelectMany(range => new[] { range.First, range.Last })
            .Append(new Address(1UL << machine.AddressWidth))
            .SelectMany(edge => new[] { edge.Previous, edge, edge.Next });
}
