using System.Globalization;
using VtdVerify.Features.Domain;
using VtdVerify.Model;

namespace VtdVerify.Features.Writing;

/// <summary>Machines in the words of the feature files: what the Given steps read is what is written here.</summary>
public static class MachineText
{
    private const NotifierFlags MapAndUnmap = NotifierFlags.Map | NotifierFlags.Unmap;

    /// <summary>The Given steps that set the whole machine, without indentation but for the rows of tables.</summary>
    /// <exception cref="ArgumentException">
    /// The steps cannot set it: it has no notifier or more than two, or two with the MAP flag in front of different backends.
    /// </exception>
    public static IReadOnlyList<string> Givens(MachineDescription machine)
    {
        var steps = Steps(machine).ToList();
        var opening = $"Given {steps[0]}";
        return [opening, .. steps.Skip(1).Select(step => step.StartsWith('|') ? $"  {step}" : $"And {step}")];
    }

    /// <summary>
    /// A table of mappings, the header first and the columns aligned; their permissions are left out where all grant reading and writing.
    /// </summary>
    public static IReadOnlyList<string> Mappings(IReadOnlyList<MappingDescription> mappings)
    {
        var showsPermission = mappings.Any(mapping => mapping.Permission != IommuAccess.ReadWrite);
        return StepTable.Of(
            ["iova", "size", "guest physical address", .. showsPermission ? [WordText.Permission] : Array.Empty<string>()],
            mappings.Select(mapping => (IReadOnlyList<string>)
            [
                mapping.Iova.ToString(),
                mapping.InclusiveSize.Length.ToString(),
                mapping.TranslatedAddress.ToString(),
                .. showsPermission ? [WordText.NameOf(mapping.Permission)] : Array.Empty<string>(),
            ]));
    }

    /// <summary>The flags as a Given step lists them: "migration and dirty rate".</summary>
    public static string Tracking(DirtyTracking tracking) => tracking == DirtyTracking.None
        ? WordText.Nothing
        : WordText.List(WordText.Tracking.Where(word => tracking.HasFlag(word.Value)).Select(word => word.Key));

    /// <summary>The scope of a notifier: "[0x0, 0xfedfffff]".</summary>
    public static string Scope(NotifierDescription notifier) => notifier.Scope.ToString();

    private static IEnumerable<string> Steps(MachineDescription machine)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"an IOMMU with an address width of {machine.AddressWidth} bits");
        yield return machine.NotifyRule == NotifyRule.Crops
            ? "the notify rule of QEMU from 10.2 on, which crops"
            : "the notify rule of QEMU up to 10.1, which asserts";
        yield return $"guest memory is tracked for {Tracking(machine.DirtyTracking)}";
        yield return $"{(machine.MigrationIsRunning ? "a" : "no")} migration is running";
        foreach (var step in Notifiers(machine.Notifiers, machine.FirstNotifierIsFirstInList))
        {
            yield return step;
        }

        foreach (var (name, value) in machine.Unknowns.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            yield return $"the field or variable {name} holds {new Address(value)}";
        }

        yield return machine.Mappings.Count == 0 ? "the IOVA tree is empty" : "the IOVA tree holds:";
        if (machine.Mappings.Count > 0)
        {
            foreach (var row in Mappings(machine.Mappings))
            {
                yield return row;
            }
        }

        if (machine.DirtiedByDevice.Count > 0)
        {
            yield return $"a device wrote {WordText.List(machine.DirtiedByDevice.Select(iova => iova.ToString()))}";
        }
    }

    /// <summary>The other notifier begins as the first one is when it is named, so what sets the first one apart comes last.</summary>
    private static IEnumerable<string> Notifiers(IReadOnlyList<NotifierDescription> notifiers, bool isFirstInList)
    {
        var backends = notifiers.Where(Maps).Select(notifier => notifier.Backend).Distinct().ToList();
        if (notifiers.Count is not (1 or 2) || backends.Count > 1)
        {
            throw new ArgumentException(
                "A scenario has one or two notifiers, and one backend behind those with the MAP flag.", nameof(notifiers));
        }

        var first = notifiers[0];
        yield return $"the notifier's scope is {Scope(first)}";
        if (backends is [var backend])
        {
            yield return $"the notifier's backend is {(backend == BackendKind.Iommufd ? "iommufd" : "legacy VFIO")}";
        }

        if (notifiers is [_, var other])
        {
            yield return Another(first, other);
        }

        if (isFirstInList)
        {
            yield return "the notifier is the first in the address space's list";
        }

        if (first.Flags != MapAndUnmap)
        {
            yield return first.Flags == NotifierFlags.Unmap
                ? "the notifier listens for UNMAP alone, as vhost does"
                : $"the notifier's events are {WordText.Events(first.Flags)}";
        }
    }

    private static string Another(NotifierDescription first, NotifierDescription other)
    {
        var isSameScope = first.Scope == other.Scope;
        var named = isSameScope ? "another notifier has the same scope" : $"another notifier has the scope {Scope(other)}";
        return (other.Flags, isSameScope) switch
        {
            (MapAndUnmap, _) => named,
            (NotifierFlags.Unmap, true) => $"{named} and listens for UNMAP alone",
            _ => $"another notifier has the scope {Scope(other)} and the events {WordText.Events(other.Flags)}",
        };
    }

    private static bool Maps(NotifierDescription notifier) => notifier.Flags.HasFlag(NotifierFlags.Map);
}
