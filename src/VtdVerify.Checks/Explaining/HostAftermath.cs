using VtdVerify.Checks.Results;
using VtdVerify.Model;

namespace VtdVerify.Checks.Explaining;

/// <summary>
/// What a run left behind, when the other notifiers had theirs, too, one sentence each: QEMU gone, a translation that the host still has, a
/// mapping that nothing remembers, a request that VFIO refused, a migration that failed.
/// </summary>
internal static class HostAftermath
{
    private const int MostOfAKind = 3;

    public static IReadOnlyList<string> Of(MachineDescription machine, MachineRun run) =>
    [
        .. run.Outcome is MachineOutcome.Aborted ? ["QEMU has aborted, and the guest is gone with it"] : Array.Empty<string>(),
        .. run.ContainersAfterwards.SelectMany(LeftInHost),
        .. Forgotten(machine, run),
        .. run.MigrationError is { } error ? [$"the running migration fails with {NameOf(error)}"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> LeftInHost(ContainerEffects container)
    {
        var backend = (container.NotifierId == 0 ? string.Empty : "behind the other notifier, after its own unmap, ")
            + MachineWords.BackendOf(container.Backend);
        var refusals = container.Refusals.Where(one => !one.IsTakenAsSuccess).ToList();
        foreach (var refused in refusals.Take(MostOfAKind))
        {
            yield return $"{backend} refuses the UNMAP of {refused.Length} at {refused.Iova} with {NameOf(refused.Error)}";
        }

        if (refusals.Count > MostOfAKind)
        {
            yield return $"and {Phrases.Count(refusals.Count - MostOfAKind, "more UNMAP")}";
        }

        foreach (var left in container.MappingsLeft.Take(MostOfAKind))
        {
            yield return $"{backend} still maps {left.Range.First} ({left.Range.Length}): the device "
                + $"{(left.IsWritable ? "keeps its access to" : "can still read")} guest memory at {left.GuestAddress}";
        }

        if (container.MappingsLeft.Count > MostOfAKind)
        {
            yield return $"and so for {Phrases.Count(container.MappingsLeft.Count - MostOfAKind, "more mapping")}";
        }
    }

    /// <summary>Mappings that left the tree though no UNMAP for them reached anybody, in this unmap or in those that come next.</summary>
    private static IEnumerable<string> Forgotten(MachineDescription machine, MachineRun run) => machine.Mappings
        .Where(mapping => !run.TreeAfter.Contains(mapping) && !IsCovered(mapping, run))
        .Take(MostOfAKind)
        .Select(mapping => $"the tree has no record of {Phrases.Of(mapping)} any more, and its UNMAP reached nobody");

    private static bool IsCovered(MappingDescription mapping, MachineRun run) => run.Events.Concat(run.EventsAfterwards)
        .Any(made => made.Delivered is { } delivered && mapping.Range.LiesInside(AddressRange.Of(delivered.Range)));

    private static string NameOf(int error) => error switch
    {
        Errno.NoEntry => "ENOENT",
        Errno.TooBig => "E2BIG",
        Errno.Invalid => "EINVAL",
        Errno.Overflow => "EOVERFLOW",
        _ => FormattableString.Invariant($"error {error}"),
    };
}
