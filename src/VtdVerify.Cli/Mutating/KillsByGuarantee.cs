using VtdVerify.Mutation.Running;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Mutating;

/// <summary>Which guarantee kills what, and what only it kills.</summary>
internal static class KillsByGuarantee
{
    public static IEnumerable<GuaranteeKills> Of(Baseline baseline, IReadOnlyList<MutantResult> results)
    {
        var killed = results.Where(result => result.Status == MutantStatus.Killed).ToList();
        foreach (var standing in baseline.Guarantees)
        {
            var id = standing.Guarantee.Id;
            var alone = killed.Where(result => result.KillingGuarantees.SequenceEqual([id])).ToList();
            var byObligationsOnly = killed.Count(
                result => result.KillingScenarioGuarantees.Count == 0 && result.KillingObligationGuarantees.Contains(id));
            yield return new GuaranteeKills(
                id, killed.Count(result => result.KillingScenarioGuarantees.Contains(id)), byObligationsOnly, alone.Count,
                Note(standing, alone));
        }
    }

    private static string Note(GuaranteeStanding standing, IReadOnlyList<MutantResult> alone) =>
        !standing.Holds ? "does not hold for the original, so it kills nothing"
        : alone.Count == 0 ? "no mutant needs it"
        : string.Join(", ", alone.Select(result => result.Mutant.MutatorId).Distinct().Order(StringComparer.Ordinal));
}
