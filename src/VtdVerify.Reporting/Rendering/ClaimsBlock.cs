namespace VtdVerify.Reporting.Rendering;

/// <summary>Promises of the posted text beside the verdicts that they are about.</summary>
internal static class ClaimsBlock
{
    /// <summary>Writes nothing where there is none to show.</summary>
    /// <param name="onlyRefuted">Leaves out the promises that nothing refutes.</param>
    /// <returns>Whether there was one.</returns>
    public static bool Write(Page page, CheckResult result, bool onlyRefuted)
    {
        var shown = result.Claims.Where(claim => !onlyRefuted || claim.Guarantees.Any(one => one.Verdict == VerdictKind.Refuted)).ToList();
        if (shown.Count > 0)
        {
            page.Blank();
        }

        foreach (var (index, claim) in shown.Index())
        {
            var verdicts = claim.Guarantees.Select(one => $"{one.Id} {Words.Of(new JudgedVerdict(one.Verdict)).Text}");
            page.Field(
                index == 0 ? "the text says" : string.Empty, $"\"{Printable.OneLine(claim.Phrase)}\": {string.Join(", ", verdicts)}");
        }

        return shown.Count > 0;
    }
}
