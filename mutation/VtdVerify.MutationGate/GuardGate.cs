namespace VtdVerify.MutationGate;

/// <summary>
/// The patch is one branch: while memory is tracked, mappings are unmapped one by one. A suite that does not notice when that branch is
/// gone, or taken the other way round, is worth nothing, so these mutants must be there and killed.
/// </summary>
internal static class GuardGate
{
    private static readonly RequiredMutant[] Required =
    [
        new(
            "the tracked path's whole branch removed",
            "VtdAddressSpace.cs",
            "{ UnmapMappings(machine, notifier, revision); return; }",
            "{}"),
        new(
            "the tracked path's condition negated",
            "VtdAddressSpace.cs",
            "machine.Decide(TakesTrackedPath(machine, revision))",
            "!(machine.Decide(TakesTrackedPath(machine, revision)))"),
    ];

    public static GateJudgement Judge(IReadOnlyList<StrykerReport> parts)
    {
        var mutants = StrykerReport.Merge(parts);
        var found = Required.Select(required => required.Judge([.. mutants.Where(required.Is)])).ToList();
        var others = mutants.Where(mutant => mutant.Counts && !mutant.IsKilled && !Array.Exists(Required, one => one.Is(mutant)));
        IEnumerable<string> empty = mutants.Any(mutant => mutant.Counts) ? [] : ["the report holds no mutant that was tested"];
        return new GateJudgement(
            [.. found.SelectMany(judgement => judgement.Facts)],
            [.. empty, .. found.SelectMany(judgement => judgement.Complaints), .. others.Select(mutant => $"not killed: {mutant}")]);
    }
}
