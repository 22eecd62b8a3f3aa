using VtdVerify.Specs.Observation;

namespace VtdVerify.Specs.Proof;

/// <summary>Carries the end of a symbolic path from where it is known to where the path's record is made.</summary>
internal sealed class SymbolicRunEndedException(RunEnd end) : Exception
{
    public RunEnd End { get; } = end;
}
