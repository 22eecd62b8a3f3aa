using System.Numerics;
using VtdVerify.Model;

namespace VtdVerify.Mutation.Revisions;

/// <summary>
/// How much a reader of a machine has to take in: first the mappings, then the other notifiers, then a scope that VFIO does not register,
/// then large pages, then settings other than the usual ones, then high addresses.
/// </summary>
internal static class MachineSize
{
    public static (int Mappings, int Notifiers, int Scope, UInt128 Pages, int Settings, UInt128 Addresses) Of(MachineDescription machine) =>
    (
        machine.Mappings.Count,
        machine.Notifiers.Count,
        ScopeOf(machine.Notifiers[0]),
        Sum(machine, mapping => mapping.InclusiveSize),
        SettingsOf(machine),
        Sum(machine, mapping => (UInt128)mapping.Iova + mapping.TranslatedAddress));

    private static int ScopeOf(NotifierDescription notifier)
    {
        for (var rank = 0; rank < SmallerMachines.RealScopes.Count; rank++)
        {
            var real = SmallerMachines.RealScopes[rank];
            if ((real.Start, real.End) == (notifier.Start, notifier.End))
            {
                return rank;
            }
        }

        return SmallerMachines.RealScopes.Count;
    }

    private static int SettingsOf(MachineDescription machine)
    {
        var notifier = machine.Notifiers[0];
        bool[] unusual =
        [
            notifier.Flags != NotifierDescription.AboveInterrupts.Flags,
            notifier.Backend != NotifierDescription.AboveInterrupts.Backend,
            machine.AddressWidth != SmallerMachines.UsualWidth,
            machine.NotifyRule != default,
            machine.MigrationIsRunning != machine.DirtyTracking.HasFlag(DirtyTracking.Migration),
        ];
        return unusual.Count(one => one) + BitOperations.PopCount((uint)machine.DirtyTracking);
    }

    private static UInt128 Sum(MachineDescription machine, Func<MappingDescription, UInt128> of) =>
        machine.Mappings.Aggregate(UInt128.Zero, (sum, mapping) => sum + of(mapping));
}
