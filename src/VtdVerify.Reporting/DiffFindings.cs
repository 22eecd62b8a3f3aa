namespace VtdVerify.Reporting;

/// <summary>What follows from the results of two revisions, and what the comparison comes to.</summary>
public static class DiffFindings
{
    /// <summary>The guarantees that fare otherwise. Both lists hold the same guarantees in the same order.</summary>
    public static IReadOnlyList<VerdictChange> Verdicts(IReadOnlyList<GuaranteeResult> older, IReadOnlyList<GuaranteeResult> newer) =>
        [.. older.Zip(newer).SelectMany(pair => Changes(pair.First, pair.Second))];

    /// <summary>
    /// The tool's contradictions: within one of the results, or where two that are proved to do the same have a guarantee that is
    /// proved for the one and refuted for the other.
    /// </summary>
    public static IReadOnlyList<string> Defects(
        IReadOnlyList<GuaranteeResult> older, IReadOnlyList<GuaranteeResult> newer, BehaviourResult behaviour)
    {
        var within = older.Select(one => ("old", one)).Concat(newer.Select(one => ("new", one)))
            .Where(one => Standings.Of(one.one, allowBounded: false) == Standing.Defect)
            .Select(one => $"{one.one.Id} of the {one.Item1} one: {Contradiction(one.one)}");
        var between = behaviour.Outcome != BehaviourKind.Same ? [] : Verdicts(older, newer)
            .Where(change => (change.Old.Verdict, change.New.Verdict)
                is (VerdictKind.Proved, VerdictKind.Refuted) or (VerdictKind.Refuted, VerdictKind.Proved))
            .Select(change => $"both are proved to do the same, and {change.Guarantee} holds for one of them only");
        return [.. within, .. between];
    }

    /// <summary>The exit code's meaning for a comparison, in a few words.</summary>
    public static string Meaning(DiffResult result) => ExitCodes.Of(result) switch
    {
        ExitCodes.Holds => "nothing changes, by proof",
        ExitCodes.Refuted => "something changes",
        ExitCodes.Undecided => "no change found; equivalence not proved",
        var code => ExitCodes.Meaning(code),
    };

    private static IEnumerable<VerdictChange> Changes(GuaranteeResult older, GuaranteeResult newer) => Differ(older, newer)
        ? [new VerdictChange(older.Id, ClassResult.DefaultId, Of(older), Of(newer))]
        : older.Classes.Zip(newer.Classes)
            .Where(pair => Differ(pair.First, pair.Second))
            .Select(pair => new VerdictChange(older.Id, pair.First.Id, Of(pair.First), Of(pair.Second)));

    private static bool Differ(IJudged one, IJudged other) => (one.Verdict, one.Bound) != (other.Verdict, other.Bound);

    private static JudgedVerdict Of(IJudged judged) => new(judged.Verdict, judged.Bound, judged.Reason);

    private static string Contradiction(GuaranteeResult guarantee) =>
        Consistency.Contradictions(guarantee) is [var first, ..] ? first : guarantee.Reason ?? "a verdict is a tool error";
}
