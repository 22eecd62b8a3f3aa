using VtdVerify.Model;

namespace VtdVerify.Mutation.Running;

/// <summary>How long mutants may run. No clock is involved: turns of loops are counted.</summary>
internal static class Fuel
{
    // The plain path has at most 72 blocks: twice for each bit of the width above the page. What drains takes a turn for each mapping.
    private const int TurnsAtLeast = 80;
    private const int TurnsPerMapping = 2;

    public static long For(MachineDescription machine) => TurnsAtLeast + (TurnsPerMapping * machine.Mappings.Count);
}
