using VtdVerify.Model;
using VtdVerify.Native.Running;

namespace VtdVerify.Native.Conforming;

/// <summary>What a comparison found.</summary>
/// <param name="Compared">Machines on which all ran and were compared.</param>
/// <param name="Aborted">Those of them on which the compiled code aborted, and so did the others or they are among the differences.</param>
/// <param name="NotComparable">Machines on which the code breaks a rule of C or reaches something that is not read.</param>
/// <param name="Differences">The first ones, by the machine's number.</param>
public sealed record ConformanceResult(
    long Compared, long Aborted, long NotComparable, IReadOnlyList<ConformanceDifference> Differences)
{
    /// <summary>Those that are not comparable because the code reaches something that is not read.</summary>
    public long NotRead { get; init; }

    /// <summary>Machines on which a model that was only taken to mirror the code does something else than the compiled code.</summary>
    public long OtherThanModel { get; init; }

    /// <summary>What that is on the first of them, with its place; null for nothing.</summary>
    public string? Unread { get; init; }

    /// <summary>How many differences are kept.</summary>
    public const int MostDifferences = 10;
}

/// <summary>A machine on which two runs differ.</summary>
/// <param name="Number">Which machine of the comparison it was.</param>
/// <param name="Other">The name of what differs from the compiled code.</param>
/// <param name="Run">Its run; null where it has none: undefined behaviour, or not read.</param>
public sealed record ConformanceDifference(
    long Number, MachineDescription Machine, string Other, RunTrace Compiled, RunTrace? Run);
