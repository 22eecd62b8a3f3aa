using VtdVerify.Features.Running;
using VtdVerify.Model;
using VtdVerify.Specs.Pool;
using VtdVerify.Specs.Shrinking;

namespace VtdVerify.Mutation.Running;

/// <summary>
/// Machines of the default class on which mutants are compared with the original: those of the scenarios, and the corners of the
/// domain, each with one notifier. Fixed, so that every run finds the same difference first.
/// </summary>
internal static class MachinePool
{
    /// <summary>Every machine: those of the scenarios first.</summary>
    public static IReadOnlyList<MachineDescription> All { get; } =
    [
        .. CompiledScenario.All().Select(scenario => scenario.Machine)
            .Where(machine => machine.Notifiers.Count == 1 && machine.Mappings.Count < 64),
        .. Corners.All,
    ];

    /// <summary>Whether the machine meets what the guarantees take for granted.</summary>
    internal static bool IsOfClass(MachineDescription machine) => !MachineClass.Broken(machine).Any();
}
