using VtdVerify.Model;
using VtdVerify.Specs.Observation;

namespace VtdVerify.Specs.Shrinking;

/// <summary>
/// Mappings and addresses of which a run may break a claim. A claim speaks of any mapping and any address; where a run breaks it, it does
/// so at an edge of a mapping, of the scope or of an event.
/// </summary>
public static class GhostChoices
{
    /// <summary>The plain path sends at most 72 events within the widest address space.</summary>
    private const int MostEvents = 128;

    /// <summary>How many are looked at where there are more.</summary>
    private const int AtEitherEnd = 16;

    private static readonly MappingDescription Absent = new(default, InclusiveSize.Of4K, default);

    /// <summary>Each mapping at its edges; then the edges of the scope and of every event, inside and outside, with some mapping.</summary>
    /// <param name="events">Of one or of several runs on the machine.</param>
    public static IEnumerable<(MappingDescription Mapping, Address Address)> Of(
        MachineDescription machine, IEnumerable<UnmapEventRecord> events)
    {
        foreach (var mapping in machine.Mappings)
        {
            yield return (mapping, mapping.Iova);
            yield return (mapping, mapping.Last);
        }

        var any = machine.Mappings is [var first, ..] ? first : Absent;
        var edges = Some([.. events])
            .Select(e => e.Event.Range)
            .Append(ConcreteRuns.SurroundingsOf(machine).ReachableScope)
            .Select(AddressRange.Of)
            .SelectMany(range => new[] { range.First, range.Last })
            .SelectMany(edge => new[] { edge, edge.Previous, edge.Next });
        foreach (var edge in edges.Distinct())
        {
            yield return (any, edge);
        }
    }

    /// <summary>Each choice is held against each event: a run that sends thousands would take the square of that.</summary>
    private static IEnumerable<UnmapEventRecord> Some(IReadOnlyList<UnmapEventRecord> events) =>
        events.Count <= MostEvents ? events : [.. events.Take(AtEitherEnd), .. events.TakeLast(AtEitherEnd)];
}
