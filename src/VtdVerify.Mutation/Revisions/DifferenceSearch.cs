using VtdVerify.Features.Running;
using VtdVerify.Model;
using VtdVerify.Mutation.Running;
using VtdVerify.Specs.Shrinking;

namespace VtdVerify.Mutation.Revisions;

/// <summary>
/// Looks for the smallest machine on which two subjects differ: from the smallest one that is known to show it, by small steps, as long
/// as the difference remains.
/// </summary>
internal sealed class DifferenceSearch(RevisionPair pair)
{
    private static readonly ILookup<bool, MachineDescription> Known = MachinePool.All.Concat(WithSeveralNotifiers()).Concat(AcrossEdges())
        .Select(machine => machine with { DirtiedByDevice = [] })
        .OrderBy(MachineSize.Of)
        .ToLookup(MachinePool.IsOfClass);

    /// <summary>The smallest difference on a machine that the guarantees speak of; null where no known machine shows one.</summary>
    public RevisionDifference? InClass() => FirstOf(Known[true]);

    /// <summary>The same on any other machine.</summary>
    public RevisionDifference? OutsideClass() => FirstOf(Known[false]);

    /// <summary>The smallest difference that a machine leads to; null where it shows none.</summary>
    public RevisionDifference? From(MachineDescription machine) =>
        !MachineFault.Of(machine).Any() && pair.On(machine) is { } difference ? Smallest(difference) : null;

    private static IEnumerable<MachineDescription> WithSeveralNotifiers() => CompiledScenario.All()
        .Select(scenario => scenario.Machine)
        .Where(machine => machine.Notifiers.Count > 1);

    /// <summary>A mapping across an edge of a scope: few of the pool's machines leave the class, and none like this.</summary>
    private static IEnumerable<MachineDescription> AcrossEdges() =>
        from scope in SmallerMachines.RealScopes
        from edge in (Address[])[scope.Start, scope.End]
        from size in (InclusiveSize[])[InclusiveSize.Of2M, InclusiveSize.Of1G]
        from tracking in (DirtyTracking[])[DirtyTracking.Migration, DirtyTracking.None]
        select new MachineDescription
        {
            DirtyTracking = tracking,
            MigrationIsRunning = tracking == DirtyTracking.Migration,
            Notifiers = [scope],
            Mappings = [new MappingDescription(edge.AlignedTo(size), size, default)],
        };

    private RevisionDifference? FirstOf(IEnumerable<MachineDescription> machines) =>
        machines.Select(From).FirstOrDefault(difference => difference is not null);

    private RevisionDifference Smallest(RevisionDifference difference) => Shrinker.Smallest(
        difference,
        shown => shown.Machine,
        machine => !difference.IsOfClass || MachinePool.IsOfClass(machine),
        pair.On,
        mostRuns: int.MaxValue);
}
