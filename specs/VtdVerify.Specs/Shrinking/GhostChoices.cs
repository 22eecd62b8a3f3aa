using VtdVerify.Model;
using VtdVerify.Specs.Observation;

namespace VtdVerify.Specs.Shrinking;

/// <summary>
/// Mappings and addresses of which a run may break a claim. A claim speaks of any mapping and any address; where a run breaks it, it does
/// so at an edge of a mapping, of the scope or of an event.
/// </summary>
public static class GhostChoices
{
    private static readonly MappingDescription Absent = new(0, MappingDescription.Size4K, 0);

    /// <summary>Each mapping at its edges; then the edges of the scope and of every event, inside and outside, with some mapping.</summary>
    /// <param name="events">Of one or of several runs on the machine.</param>
    public static IEnumerable<(MappingDescription Mapping, ulong Address)> Of(
        MachineDescription machine, IEnumerable<UnmapEventRecord> events)
    {
        foreach (var mapping in machine.Mappings)
        {
            yield return (mapping, mapping.Iova);
            yield return (mapping, mapping.Last);
        }

        var any = machine.Mappings is [var first, ..] ? first : Absent;
        var scope = ConcreteRuns.SurroundingsOf(machine).ReachableScope;
        var edges = events
            .SelectMany(e => new[] { e.Event.Range.First.Value, e.Event.Range.Last.Value })
            .Concat([scope.First.Value, scope.Last.Value])
            .SelectMany(edge => new[] { edge, unchecked(edge - 1), unchecked(edge + 1) });
        foreach (var edge in edges.Distinct())
        {
            yield return (any, edge);
        }
    }
}
