namespace VtdVerify.Reporting.Rendering;

/// <summary>For each refuted guarantee of a subject a block in the manner of a bug report.</summary>
internal static class Findings
{
    /// <summary>The refuted obligation that is shown in full: the first with a counterexample, else the first.</summary>
    public static ObligationVerdict? Shown(GuaranteeResult guarantee)
    {
        var refuted = Refuted(guarantee).ToList();
        return refuted.Find(obligation => obligation.Counterexample is not null) ?? refuted.FirstOrDefault();
    }

    public static void Write(Page page, SubjectResult subject)
    {
        foreach (var guarantee in subject.Guarantees.Where(one => Standings.Of(one, allowBounded: true) == Standing.Refuted))
        {
            Write(page, guarantee);
        }
    }

    private static void Write(Page page, GuaranteeResult guarantee)
    {
        page.Blank();
        page.Line(new Piece("REFUTED ", Styles.Bad), new Piece($"{guarantee.Id} ({Words.Of(guarantee.Kind)})", Styles.Heading));
        page.Sentence(guarantee.Sentence);
        page.Blank();
        if (Shown(guarantee) is { } shown)
        {
            page.Field("obligation", $"{shown.Id}, for {Class(guarantee, shown.Class)}");
            page.Field("claim", shown.Claim);
            page.Field("because", shown.Counterexample is null ? shown.Reason ?? guarantee.Reason : null);
            MachineBlock.Write(page, shown.Counterexample);
            page.Field("assumes", string.Join(", ", shown.Assumptions));
        }

        foreach (var other in Refuted(guarantee).Where(other => !ReferenceEquals(other, Shown(guarantee))))
        {
            page.Field("also refuted", $"{other.Id}, for {Class(guarantee, other.Class)}: {other.Counterexample?.Happened ?? other.Claim}");
        }

        ScenarioBlock.Write(page, guarantee);
    }

    private static IEnumerable<ObligationVerdict> Refuted(GuaranteeResult guarantee) =>
        guarantee.Obligations.Where(obligation => obligation.Verdict == VerdictKind.Refuted);

    private static string Class(GuaranteeResult guarantee, string id)
    {
        var scopes = guarantee.Classes.FirstOrDefault(one => one.Id == id);
        return scopes is null ? $"the class {id}" : scopes.Description;
    }
}
