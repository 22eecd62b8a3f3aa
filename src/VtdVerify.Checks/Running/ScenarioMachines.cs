using VtdVerify.Features.Running;
using VtdVerify.Model;

namespace VtdVerify.Checks.Running;

/// <summary>The machines of all scenarios, as code with a notify rule of its own meets them.</summary>
internal static class ScenarioMachines
{
    /// <summary>Those that can exist, in the order of the scenarios.</summary>
    /// <param name="rule">What that code does with an event across a scope's edge.</param>
    /// <param name="space">What its vIOMMU can map.</param>
    public static IReadOnlyList<MachineDescription> With(NotifyRule rule, IovaSpace space) =>
    [
        .. CompiledScenario.All()
            .Select(scenario => scenario.Machine.In(space) with { NotifyRule = rule })
            .Where(machine => machine.Notifiers.Count > 0 && !MachineFault.Of(machine).Any()),
    ];
}
