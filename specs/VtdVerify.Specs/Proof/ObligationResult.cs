using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Specs.Proof;

/// <summary>What came of one obligation for one class of scopes.</summary>
/// <param name="Assumptions">What the verdict rests on: for a proof what it uses, else all that was assumed.</param>
/// <param name="Queries">The questions behind the verdict with their answers, for a second opinion.</param>
public sealed record ObligationResult(
    IGuarantee Guarantee,
    Obligation Obligation,
    ScopeClass ScopeClass,
    Verdict Verdict,
    IReadOnlyList<Assumption> Assumptions,
    IReadOnlyList<Query> Queries);
