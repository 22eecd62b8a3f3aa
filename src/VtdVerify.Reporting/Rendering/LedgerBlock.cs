namespace VtdVerify.Reporting.Rendering;

/// <summary>Everything that the verdicts take for granted, and what the run wants to say besides.</summary>
internal static class LedgerBlock
{
    public static void Write(Page page, CheckResult result)
    {
        if (result.Assumptions.Count > 0)
        {
            page.Heading("The verdicts assume");
        }

        foreach (var assumption in result.Assumptions)
        {
            page.Sentence($"{assumption.Id}: {assumption.Sentence}");
            page.Sentence(assumption.Reason, 2 * Page.Indent);
            foreach (var tree in assumption.OfTree ?? [])
            {
                page.Sentence(result.Subjects.Count > 1 ? $"{tree.Subject}: {tree.InWords()}" : tree.InWords(), 2 * Page.Indent);
            }

            page.Sentence(
                assumption.Guarantees.Count > 0 ? $"used for {string.Join(", ", assumption.Guarantees)}" : "no proof of this run needs it",
                2 * Page.Indent);
        }

        if (result.Notes.Count > 0)
        {
            page.Heading("Notes");
        }

        foreach (var note in result.Notes)
        {
            page.Sentence(note);
        }
    }
}
