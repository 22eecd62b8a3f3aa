namespace VtdVerify.Reporting.Rendering;

/// <summary>Why a guarantee is not proved, in one sentence: the most telling thing that its result holds.</summary>
internal static class Reasons
{
    /// <summary>So many guarantees with one reason are named together, and the reason is written once and whole.</summary>
    public const int LeastShared = 3;

    public static string Of(GuaranteeResult guarantee) => Candidates(guarantee).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))
        ?? $"{Words.Of(guarantee).Text}: no reason given";

    private static IEnumerable<string?> Candidates(GuaranteeResult guarantee)
    {
        yield return string.Join("; ", Consistency.Contradictions(guarantee));
        yield return Findings.Shown(guarantee)?.Counterexample?.Happened;

        // What a run shows comes before what keeps a proof from being found.
        yield return guarantee.Scenarios.Failures
            .Select(failure => $"scenario \"{failure.Name}\" failed: {failure.Message}")
            .FirstOrDefault();
        yield return guarantee.Reason;
        yield return guarantee.Obligations
            .FirstOrDefault(obligation => obligation.Verdict != VerdictKind.Proved && obligation.Reason is not null)?.Reason;
        yield return guarantee.Bound is null ? null : $"holds for up to {Words.Count(guarantee.Bound.Value, "turn")} of the loop";
        yield return guarantee.Obligations.Count == 0 ? "no obligation backs it" : null;
    }
}
