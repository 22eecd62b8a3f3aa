using VtdVerify.Checks.Running;
using VtdVerify.Native.Conforming;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Results;

/// <summary>What compiled code, interpreter and model did on the same machines.</summary>
internal static class ConformMapper
{
    /// <summary>The result.</summary>
    /// <param name="scenarios">How many of the machines are those of the scenarios.</param>
    /// <param name="smallest">The smallest difference that was found; null for none.</param>
    public static ConformResult Map(
        ConformRequest request, ConformSides sides, ConformanceResult result, int scenarios, ConformanceDifference? smallest) => new()
    {
        ToolVersion = ToolVersion.Short,
        Sides = sides,
        Scenarios = scenarios,
        Random = request.Machines,
        Seed = request.Seed,
        Compared = result.Compared,
        Aborted = result.Aborted,
        NotComparable = result.NotComparable,
        NotRead = result.NotRead,
        Unread = result.Unread,
        OtherThanModel = result.OtherThanModel,
        Differences = result.Differences.Count,
        Smallest = smallest is null ? null : Difference(smallest),
    };

    private static ConformDifference Difference(ConformanceDifference difference)
    {
        var machine = difference.Machine;
        return new ConformDifference(
            difference.Other,
            machine.AddressWidth,
            [.. MachineWords.FlagsOf(machine.DirtyTracking)],
            machine.MigrationIsRunning,
            [.. machine.Notifiers.Select(one => new NotifierState(one.Scope, [.. MachineWords.EventsOf(one.Flags)]))],
            [.. machine.Mappings.Select(mapping => MachineWords.MappingOf(mapping))],
            difference.Compiled.Lines(),
            difference.Run?.Lines());
    }
}
