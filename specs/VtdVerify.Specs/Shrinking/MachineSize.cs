using System.Numerics;
using VtdVerify.Model;

namespace VtdVerify.Specs.Shrinking;

/// <summary>
/// How much a reader of a machine has to take in: first the mappings, then the other notifiers, then scopes that VFIO does not register,
/// then large pages, then settings other than the usual ones, then high addresses. Sums of 64-bit words are decimals: they are exact.
/// </summary>
public readonly record struct MachineSize : IComparable<MachineSize>
{
    private readonly int mappings;
    private readonly int notifiers;
    private readonly int scopes;
    private readonly decimal pages;
    private readonly int settings;
    private readonly decimal addresses;

    private MachineSize(MachineDescription machine)
    {
        mappings = machine.Mappings.Count;
        notifiers = machine.Notifiers.Count;
        scopes = ScopesOf(machine.Notifiers);
        pages = machine.Mappings.Sum(mapping => (decimal)mapping.InclusiveSize.Value);
        settings = SettingsOf(machine);
        addresses = machine.Mappings.Sum(mapping => (decimal)mapping.Iova.Value + mapping.TranslatedAddress.Value)
            + machine.Notifiers.Sum(AddressesOf) + machine.Unknowns.Values.Sum(value => (decimal)value);
    }

    public static bool operator <(MachineSize one, MachineSize other) => one.CompareTo(other) < 0;

    public static bool operator >(MachineSize one, MachineSize other) => other < one;

    public static bool operator <=(MachineSize one, MachineSize other) => !(other < one);

    public static bool operator >=(MachineSize one, MachineSize other) => !(one < other);

    public static MachineSize Of(MachineDescription machine) => new(machine);

    public int CompareTo(MachineSize other)
    {
        ReadOnlySpan<int> order =
        [
            mappings.CompareTo(other.mappings), notifiers.CompareTo(other.notifiers), scopes.CompareTo(other.scopes),
            pages.CompareTo(other.pages), settings.CompareTo(other.settings), addresses.CompareTo(other.addresses),
        ];
        foreach (var one in order)
        {
            if (one != 0)
            {
                return one;
            }
        }

        return 0;
    }

    /// <summary>The first one's place among the real scopes, and how many of the others have another scope than it.</summary>
    private static int ScopesOf(IReadOnlyList<NotifierDescription> notifiers)
    {
        var first = notifiers[0];
        var strangers = notifiers.Skip(1).Count(other => other.Scope != first.Scope);
        return (RankOf(first) * notifiers.Count) + strangers;
    }

    private static int RankOf(NotifierDescription notifier) =>
        SmallerMachines.RealScopes.TakeWhile(scope => notifier.Scope != scope.Scope).Count();

    private static int RankOf(IommuAccess permission) =>
        Permissions.OfMappings.TakeWhile(usual => usual != permission).Count();

    private static decimal AddressesOf(NotifierDescription notifier) =>
        RankOf(notifier) < SmallerMachines.RealScopes.Count ? 0 : (decimal)notifier.Start.Value + notifier.End.Value;

    private static int SettingsOf(MachineDescription machine)
    {
        bool[] unusual =
        [
            .. machine.Notifiers.SelectMany(notifier => (bool[])
            [
                notifier.Flags != NotifierDescription.AboveInterrupts.Flags,
                notifier.Backend != NotifierDescription.AboveInterrupts.Backend,
            ]),
            machine.AddressWidth != machine.Space.UsualWidth,
            machine.NotifyRule != default,
            machine.MigrationIsRunning != machine.DirtyTracking.HasFlag(DirtyTracking.Migration),
            (machine.DirtyTracking & ~DirtyTracking.Migration) != DirtyTracking.None,
            machine.FirstNotifierIsFirstInList,
            .. machine.Unknowns.Select(_ => true),
        ];
        return unusual.Count(one => one) + BitOperations.PopCount((uint)machine.DirtyTracking)
            + machine.Mappings.Sum(mapping => RankOf(mapping.Permission));
    }
}
