using VtdVerify.Checks.Results;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Proof;

namespace VtdVerify.Checks.Running;

/// <summary>What a verdict is with all assumptions and what it is without some, as sentences.</summary>
internal static class DroppedAssumptions
{
    /// <summary>A sentence for each guarantee that changes; one that says so where none does.</summary>
    /// <param name="with">The proofs with all assumptions.</param>
    /// <param name="without">The same obligations without the dropped ones, in the same order.</param>
    public static IEnumerable<string> Changes(
        string subject,
        IReadOnlySet<string> dropped,
        IReadOnlyList<ObligationResult> with,
        IReadOnlyList<ObligationResult> without)
    {
        var changed = Worst(with).Zip(Worst(without)).Where(pair => pair.First.Verdict != pair.Second.Verdict).ToList();
        var names = string.Join(" and ", dropped.Order(StringComparer.Ordinal));
        return changed.Count == 0
            ? [$"{subject}: without {names} no verdict changes."]
            : changed.Select(pair =>
                $"{subject}: without {names}, {pair.First.Guarantee} is {pair.Second.Verdict} ({pair.First.Verdict} with it).");
    }

    private static IEnumerable<(string Guarantee, Reporting.VerdictKind Verdict)> Worst(IEnumerable<ObligationResult> proofs) => proofs
        .Where(proof => proof.ScopeClass == ScopeClass.Every)
        .GroupBy(proof => proof.Guarantee.Id)
        .Select(group => (group.Key, VerdictMapper.Map(Verdict.Worst(group.Select(proof => proof.Verdict))).Kind));
}
