namespace VtdVerify.Smt;

/// <summary>What bounds one check. There is no clock in it, so that every machine gives the same answer.</summary>
public sealed record Z3Options
{
    /// <summary>
    /// Some seconds on common machines; the obligations of this domain take a hundredth of it.
    /// </summary>
    public const uint DefaultResourceLimit = 100_000_000;

    /// <summary>
    /// Steps that one check may take, as Z3 counts them (its parameter rlimit); 1 or more. A check that needs more is Unknown.
    /// </summary>
    public uint ResourceLimit { get; init; } = DefaultResourceLimit;
}
