namespace VtdVerify.Reporting.Rendering;

/// <summary>What became of each patch of a series, and what the code with all of them is.</summary>
internal static class SeriesBlock
{
    /// <summary>Nothing for a patch alone.</summary>
    public static void Write(Page page, CheckResult result)
    {
        if (result.Series is not { } series)
        {
            return;
        }

        page.Heading("The patches");
        page.Blank();
        foreach (var patch in series.Patches)
        {
            page.Sentence($"{patch.Label} {Printable.OneLine(patch.Title)}: {Outcome(patch)}");
        }

        page.Sentence($"the whole: {series.WholeNote}");
        if (result.Subjects.Count(subject => subject.Role == SubjectRole.Checked) > 1)
        {
            MatrixTable.Write(page, result);
        }
    }

    /// <summary>What became of a patch, in a few words.</summary>
    public static string Outcome(SeriesPatch patch) => patch.Outcome switch
    {
        PatchOutcome.Checked => $"checked as {patch.Subject}",
        PatchOutcome.NotChecked => $"{patch.Reason}: not checked",
        PatchOutcome.Unreadable => $"cannot be read: {patch.Reason}",
        _ => throw new ArgumentOutOfRangeException(nameof(patch), patch.Outcome, null),
    };
}
