namespace VtdVerify.Reporting.Rendering;

/// <summary>The guarantees that are neither proved nor refuted, and those that contradict themselves, each with its reasons.</summary>
internal static class OpenBlock
{
    public static void Write(Page page, SubjectResult subject)
    {
        foreach (var guarantee in subject.Guarantees)
        {
            var contradictions = Consistency.Contradictions(guarantee);
            if (contradictions.Count > 0)
            {
                Write(page, guarantee, contradictions);
            }
            else if (Standings.Of(guarantee, allowBounded: false) is Standing.Undecided or Standing.Defect)
            {
                Write(page, guarantee, [Reasons.Of(guarantee)]);
            }
        }
    }

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
