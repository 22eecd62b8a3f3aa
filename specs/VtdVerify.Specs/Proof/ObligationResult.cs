using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Specs.Proof;

/// <summary>What came of one obligation for one class of scopes.</summary>
public sealed record ObligationResult(IGuarantee Guarantee, Obligation Obligation, ScopeClass ScopeClass, Verdict Verdict);
