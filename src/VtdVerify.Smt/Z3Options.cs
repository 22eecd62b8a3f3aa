using VtdVerify.Terms;

namespace VtdVerify.Smt;

/// <summary>What bounds one check, so that every machine gives the same answer: no clock. Memory is the last resort.</summary>
public sealed record Z3Options
{
    /// <summary>
    /// Half a minute at most on common machines; the obligations of this domain take a tenth of it.
    /// </summary>
    public const uint DefaultResourceLimit = 60_000_000;

    /// <summary>A hundred times what the obligations of this domain take; with .NET's own share it stays below 1.5 GiB.</summary>
    public const uint DefaultMemoryLimit = 768;

    /// <summary>
    /// Steps that one check may take, as Z3 counts them (its parameter rlimit); 1 or more. A check that needs more is Unknown. All checks
    /// of a session may take twice as much.
    /// </summary>
    public uint ResourceLimit { get; init; } = DefaultResourceLimit;

    /// <summary>Mebibytes that all checks of this process may hold, as Z3 counts them. A check that wants more is Unknown.</summary>
    public uint MemoryLimit { get; init; } = DefaultMemoryLimit;

    /// <summary>The limits of a run that may spend as much as it says.</summary>
    public static Z3Options For(Effort effort) => new()
    {
        ResourceLimit = (uint)Math.Min(effort.Of(DefaultResourceLimit), uint.MaxValue),
        MemoryLimit = (uint)Math.Min(effort.Of(DefaultMemoryLimit), uint.MaxValue),
    };
}
