namespace VtdVerify.Reporting.Rendering;

/// <summary>Guarantees that only a failed scenario breaks: no counterexample of a proof says why, so no cause has them.</summary>
internal static class UnexplainedBlock
{
    public static void Write(Page page, SubjectResult subject)
    {
        var explained = subject.Causes.SelectMany(cause => cause.Guarantees).ToHashSet();
        foreach (var guarantee in subject.Guarantees)
        {
            if (!explained.Contains(guarantee.Id) && Standings.Of(guarantee, allowBounded: true) == Standing.Refuted)
            {
                page.Blank();
                page.Line(new Piece("REFUTED ", Styles.Bad), new Piece($"{guarantee.Id} ({Words.Of(guarantee.Kind)})", Styles.Heading));
                page.Sentence(Reasons.Of(guarantee));
            }
        }
    }
}
