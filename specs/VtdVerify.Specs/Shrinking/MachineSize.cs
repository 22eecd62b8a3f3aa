using System.Numerics;
using VtdVerify.Model;

namespace VtdVerify.Specs.Shrinking;

/// <summary>
/// How much a reader of a machine has to take in: first the mappings, then the other notifiers, then scopes that VFIO does not register,
/// then large pages, then settings other than the usual ones, then high addresses.
/// </summary>
public static class MachineSize
{
    /// <summary>The size, to be compared from the left.</summary>
    public static (int Mappings, int Notifiers, int Scopes, UInt128 Pages, int Settings, UInt128 Addresses) Of(
        MachineDescription machine) =>
    (
        machine.Mappings.Count,
        machine.Notifiers.Count,
        ScopesOf(machine.Notifiers),
        Sum(machine.Mappings, mapping => mapping.InclusiveSize),
        SettingsOf(machine),
        Sum(machine.Mappings, mapping => (UInt128)mapping.Iova + mapping.TranslatedAddress) + Sum(machine.Notifiers, AddressesOf));

    /// <summary>The first one's place among the real scopes, and how many of the others have another scope than it.</summary>
    private static int ScopesOf(IReadOnlyList<NotifierDescription> notifiers)
    {
        var first = notifiers[0];
        var strangers = notifiers.Skip(1).Count(other => !SmallerMachines.HasScopeOf(other, first));
        return (RankOf(first) * notifiers.Count) + strangers;
    }

    private static int RankOf(NotifierDescription notifier) =>
        SmallerMachines.RealScopes.TakeWhile(scope => !SmallerMachines.HasScopeOf(notifier, scope)).Count();

    private static UInt128 AddressesOf(NotifierDescription notifier) =>
        RankOf(notifier) < SmallerMachines.RealScopes.Count ? UInt128.Zero : (UInt128)notifier.Start + notifier.End;

    private static int SettingsOf(MachineDescription machine)
    {
        bool[] unusual =
        [
            .. machine.Notifiers.SelectMany(notifier => (bool[])
            [
                notifier.Flags != NotifierDescription.AboveInterrupts.Flags,
                notifier.Backend != NotifierDescription.AboveInterrupts.Backend,
            ]),
            machine.AddressWidth != SmallerMachines.UsualWidth,
            machine.NotifyRule != default,
            machine.MigrationIsRunning != machine.DirtyTracking.HasFlag(DirtyTracking.Migration),
            (machine.DirtyTracking & ~DirtyTracking.Migration) != DirtyTracking.None,
        ];
        return unusual.Count(one => one) + BitOperations.PopCount((uint)machine.DirtyTracking);
    }

    private static UInt128 Sum<T>(IReadOnlyList<T> all, Func<T, UInt128> of) =>
        all.Aggregate(UInt128.Zero, (sum, one) => sum + of(one));
}
