namespace VtdVerify.Reporting.Rendering;

/// <summary>
/// The guarantees that are neither proved nor refuted, and those that contradict themselves, with their reasons. Those with one reason
/// stand together.
/// </summary>
internal static class OpenBlock
{
    public static void Write(Page page, SubjectResult subject)
    {
        var open = subject.Guarantees.Where(IsOpen).ToList();
        var shared = open.Where(HasOneReason)
            .GroupBy(guarantee => (Verdict: Words.Of(guarantee), Why: Reasons.Of(guarantee)))
            .Where(group => group.Count() >= Reasons.LeastShared)
            .ToList();
        foreach (var group in shared)
        {
            var ids = group.Select(guarantee => guarantee.Id).ToList();
            page.Blank();
            page.Line(group.Key.Verdict, new Piece($" {(ids.Count == subject.Guarantees.Count ? "all " : string.Empty)}"
                + Words.Count(ids.Count, "guarantee"), Styles.Heading));
            page.Sentence(string.Join(", ", ids));
            page.Blank();
            page.Field("because", group.Key.Why);
        }

        foreach (var guarantee in open.Except(shared.SelectMany(group => group)))
        {
            var contradictions = Consistency.Contradictions(guarantee);
            Write(page, guarantee, contradictions.Count > 0 ? contradictions : [Reasons.Of(guarantee)]);
        }
    }

    private static bool IsOpen(GuaranteeResult guarantee) => Consistency.Contradictions(guarantee).Count > 0
        || Standings.Of(guarantee, allowBounded: false) is Standing.Undecided or Standing.Defect;

    /// <summary>Whether nothing is said of it but a sentence.</summary>
    private static bool HasOneReason(GuaranteeResult guarantee) => Consistency.Contradictions(guarantee).Count == 0
        && Findings.Shown(guarantee)?.Counterexample is null && guarantee.Scenarios.Failed == 0;

    private static void Write(Page page, GuaranteeResult guarantee, IReadOnlyList<string> reasons)
    {
        page.Blank();
        page.Line(Words.Of(guarantee), new Piece($" {guarantee.Id} ({Words.Of(guarantee.Kind)})", Styles.Heading));
        page.Sentence(guarantee.Sentence);
        page.Blank();
        foreach (var reason in reasons)
        {
            page.Field("because", reason);
        }

        MachineBlock.Write(page, Findings.Shown(guarantee)?.Counterexample);
        if (guarantee.Scenarios.Failed > 0)
        {
            ScenarioBlock.Write(page, guarantee);
        }
    }
}
