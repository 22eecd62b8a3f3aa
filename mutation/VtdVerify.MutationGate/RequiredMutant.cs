namespace VtdVerify.MutationGate;

/// <summary>A mutant that a report must hold.</summary>
/// <param name="Name">What it does, for the reader.</param>
/// <param name="Original">The code that it replaces, on one line.</param>
internal sealed record RequiredMutant(string Name, string File, string Original, string Replacement)
{
    public bool Is(StrykerMutant mutant) => (mutant.File, mutant.Original, mutant.Replacement) == (File, Original, Replacement);

    /// <summary>Whether the report has it, killed by tests that it names.</summary>
    /// <param name="found">The report's mutants that are this one.</param>
    public GateJudgement Judge(IReadOnlyList<StrykerMutant> found)
    {
        if (found.Count == 0)
        {
            return new GateJudgement([], [$"{Name}: not in the report ({File}: {Original} => {Replacement})"]);
        }

        var alive = found.Where(mutant => !mutant.IsKilled)
            .Select(mutant => $"{Name}: {mutant.Status}, not Killed ({File}:{mutant.Place.Line})");
        var unnamed = found.Where(mutant => mutant.IsKilled && mutant.KilledBy.Count == 0)
            .Select(_ => $"{Name}: Killed, but by no named test");
        return new GateJudgement([.. found.Where(mutant => mutant.IsKilled).SelectMany(Killers)], [.. alive, .. unnamed]);
    }

    private IEnumerable<string> Killers(StrykerMutant mutant) =>
        mutant.KilledBy.Select(test => $"  {test}")
            .Prepend($"Killed: {Name} ({File}:{mutant.Place.Line}), by {mutant.KilledBy.Count} tests");
}
