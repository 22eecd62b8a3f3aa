namespace VtdVerify.Mutation.Mutants;

/// <summary>The faults of the past, for those who show them.</summary>
public static class MutantFaults
{
    /// <summary>What was wrong, and where it stood.</summary>
    /// <param name="id">One of a mutant's <see cref="Mutant.Faults"/>.</param>
    public static string Describe(string id) => HistoricFaults.Describe(id);
}
