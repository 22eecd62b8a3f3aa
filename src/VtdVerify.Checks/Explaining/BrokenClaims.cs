using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Explaining;

/// <summary>Whether a run breaks an obligation, by what the guarantee claims of it.</summary>
internal static class BrokenClaims
{
    public static bool Any(Run<ConcreteWord, ConcreteTruth> run, IGuarantee guarantee, Obligation obligation) =>
        guarantee.Claims(run).Any(claim => claim.Obligation == obligation && claim.IsBroken);
}
