namespace VtdVerify.MutationGate;

/// <summary>What a gate found.</summary>
/// <param name="Facts">Lines for the reader, which decide nothing.</param>
/// <param name="Complaints">Why the gate rings; it is open only where there is none.</param>
internal sealed record GateJudgement(IReadOnlyList<string> Facts, IReadOnlyList<string> Complaints);
