using VtdVerify.Model;

namespace VtdVerify.Mutation.Running;

/// <summary>How long mutants may run. No clock is involved: turns of loops are counted.</summary>
internal static class Fuel
{
    // The plain path has at most 72 blocks: twice for each bit of the width above the page.
    private const int TurnsAtLeast = 256;
    private const int TurnsPerMapping = 4;

    public static long For(MachineDescription machine) => TurnsAtLeast + (TurnsPerMapping * machine.Mappings.Count);
}
