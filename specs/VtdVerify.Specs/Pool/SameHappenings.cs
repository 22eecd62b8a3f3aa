using VtdVerify.Model;

namespace VtdVerify.Specs.Pool;

/// <summary>
/// Whether two runs that returned on one machine did the same, wherever their code stands: then no claim tells them apart
/// (<see cref="RunJudge"/>).
/// </summary>
public sealed class SameHappenings : IEqualityComparer<MachineRun>
{
    private SameHappenings()
    {
    }

    public static SameHappenings Instance { get; } = new();

    public bool Equals(MachineRun? x, MachineRun? y) => ReferenceEquals(x, y)
        || (x is not null && y is not null
            && AreSame(x.Events, y.Events, Same)
            && AreSame(x.Removals, y.Removals, Same)
            && AreSame(x.Lookups, y.Lookups, Same)
            && AreSame(x.EventsAfterwards, y.EventsAfterwards, Same)
            && x.AfterwardsIsCutOff == y.AfterwardsIsCutOff
            && x.TreeAfter.SequenceEqual(y.TreeAfter));

    public int GetHashCode(MachineRun obj)
    {
        var hash = default(HashCode);
        hash.Add(obj.TreeAfter.Count);
        foreach (var made in obj.Events)
        {
            hash.Add(made.Event);
            hash.Add(made.Step);
        }

        foreach (var removal in obj.Removals)
        {
            hash.Add(removal.Range);
        }

        foreach (var lookup in obj.Lookups)
        {
            hash.Add(lookup.Key);
        }

        return hash.ToHashCode();
    }

    private static bool AreSame<T>(IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, T, bool> same) =>
        one.Count == other.Count && one.Zip(other, same).All(isSame => isSame);

    private static bool Same(UnmapEventRecord one, UnmapEventRecord other) => one == (other with { Site = one.Site });

    private static bool Same(LookupRecord one, LookupRecord other) => one.Step == other.Step && one.Key == other.Key;

    private static bool Same(RemovalRecord one, RemovalRecord other) =>
        one.Step == other.Step && one.Range == other.Range && one.Removed.SequenceEqual(other.Removed);
}
