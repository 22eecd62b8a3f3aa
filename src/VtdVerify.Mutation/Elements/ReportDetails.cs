using VtdVerify.Mutation.Mutants;

namespace VtdVerify.Mutation.Elements;

/// <summary>What the format of mutation-testing-elements has no place for.</summary>
/// <param name="Mutants">By id.</param>
internal sealed record ReportDetails(
    string Patch,
    IReadOnlyList<string> Functions,
    IReadOnlyList<ReportedStanding> Guarantees,
    int ScenarioCount,
    MutantSelection Selection,
    IReadOnlyDictionary<string, MutantDetails> Mutants)
{
    public static ReportDetails Of(MutationReport run) => new(
        run.Patch,
        run.Functions,
        run.Guarantees,
        run.ScenarioCount,
        run.Selection,
        run.Mutants.ToDictionary(mutant => mutant.Id, mutant => mutant.Details, StringComparer.Ordinal));
}
