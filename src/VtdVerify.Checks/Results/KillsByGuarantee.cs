using VtdVerify.Mutation.Elements;
using VtdVerify.Mutation.Running;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Results;

/// <summary>Which guarantee kills what, and what only it kills.</summary>
internal static class KillsByGuarantee
{
    public static IEnumerable<GuaranteeKills> Of(MutationReport report)
    {
        var killed = report.Mutants.Where(mutant => mutant.Details.Status == MutantStatus.Killed).ToList();
        var sole = SoleKills.MutantsOf(report);
        foreach (var standing in report.Guarantees)
        {
            var id = standing.Id;
            var alone = sole[id].ToList();
            var byObligationsOnly = killed.Count(
                mutant => mutant.Details.KillingScenarioGuarantees.Count == 0 && mutant.Details.KillingObligationGuarantees.Contains(id));
            yield return new GuaranteeKills(
                id, killed.Count(mutant => mutant.Details.KillingScenarioGuarantees.Contains(id)), byObligationsOnly, alone.Count,
                Note(standing, alone));
        }
    }

    private static string Note(ReportedStanding standing, IReadOnlyList<ReportedMutant> alone) =>
        !standing.Holds ? "does not hold for the original, so it cannot kill"
        : alone.Count == 0 ? "no mutant needs it"
        : string.Join(", ", alone.Select(mutant => mutant.MutatorId).Distinct().Order(StringComparer.Ordinal));
}
