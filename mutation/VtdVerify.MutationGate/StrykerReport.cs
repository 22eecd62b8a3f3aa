namespace VtdVerify.MutationGate;

/// <summary>One report of Stryker.</summary>
/// <param name="Sources">The text of each file of the mutated project, as it was when it was mutated, or that it was left out.</param>
internal sealed record StrykerReport(IReadOnlyDictionary<string, string> Sources, IReadOnlyList<StrykerMutant> Mutants)
{
    private const string LeftOut = "File ignored by mutate filter";

    /// <summary>The files that no part of a run has mutated.</summary>
    public static IEnumerable<string> UntouchedFiles(IEnumerable<StrykerReport> parts) => parts
        .SelectMany(part => part.Sources)
        .GroupBy(file => file.Key, file => file.Value)
        .Where(file => file.All(source => source == LeftOut))
        .Select(file => file.Key);

    /// <summary>Every mutant once, as in the report of the part that had it.</summary>
    public static IReadOnlyList<StrykerMutant> Merge(IEnumerable<StrykerReport> parts) =>
    [
        .. parts.SelectMany(part => part.Mutants)
            .GroupBy(mutant => (mutant.File, mutant.Place, mutant.Mutator, mutant.Original, mutant.Replacement))
            .Select(same => same.OrderBy(mutant => mutant.IsElsewhere).ThenBy(mutant => mutant.IsKilled).First()),
    ];
}
