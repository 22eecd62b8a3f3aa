using System.Globalization;
using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>What `explain` prints of guarantees.</summary>
public static class ExplanationView
{
    /// <summary>Writes the guarantees one after the other.</summary>
    /// <param name="console">Decides on colours, Unicode and width; nothing else is written to.</param>
    /// <param name="solver">What proved the obligations; null where there was none.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<GuaranteeExplanation> guarantees, string? solver)
    {
        var page = new Page(console);
        foreach (var (index, guarantee) in guarantees.Index())
        {
            if (index > 0)
            {
                page.Blank();
            }

            Write(page, guarantee);
        }

        page.Blank();
        page.Line(new Piece(solver is null
            ? "There is no solver on this machine: the obligations were not proved, and their assumptions are not shown."
            : $"Verdicts and assumptions: those of 'hardened', which ships here, by {solver}."));
    }

    private static void Write(Page page, GuaranteeExplanation guarantee)
    {
        page.Line(new Piece($"{guarantee.Id} ({Words.Of(guarantee.Kind)})", Styles.Heading));
        page.Sentence(guarantee.Sentence);
        page.Field("why", guarantee.Why);
        page.Field("source", guarantee.Source);
        page.Field("C", guarantee.Code);
        page.Heading("Obligations");
        foreach (var obligation in guarantee.Obligations)
        {
            Write(page, obligation);
        }

        if (guarantee.Assumptions.Count > 0)
        {
            page.Heading("Assumptions");
        }

        foreach (var assumption in guarantee.Assumptions)
        {
            page.Sentence($"{assumption.Id}: {assumption.Sentence}");
        }

        WriteScenarios(page, guarantee);
        WriteMutants(page, guarantee);
    }

    private static void Write(Page page, ExplainedObligation obligation)
    {
        var verdict = obligation.Verdict is { } kind ? Words.Of(kind) : new Piece("not asked");
        page.Line(new Piece(new string(' ', Page.Indent)), verdict, new Piece($" {obligation.Id}"));
        page.Sentence(obligation.Claim, 2 * Page.Indent);
        if (obligation.Assumptions.Count > 0)
        {
            page.Sentence($"assumes {string.Join(", ", obligation.Assumptions)}", 2 * Page.Indent);
        }
    }

    private static void WriteScenarios(Page page, GuaranteeExplanation guarantee)
    {
        var count = guarantee.Rules.Sum(rule => rule.Scenarios.Count);
        page.Heading(string.Create(CultureInfo.InvariantCulture, $"Scenarios ({count})"));
        foreach (var feature in guarantee.Rules.GroupBy(rule => rule.Feature))
        {
            page.Sentence(feature.Key);
            foreach (var rule in feature)
            {
                page.Sentence(rule.Name, 2 * Page.Indent);
                foreach (var scenario in rule.Scenarios)
                {
                    page.Sentence($"- {scenario}", 2 * Page.Indent);
                }
            }
        }
    }

    private static void WriteMutants(Page page, GuaranteeExplanation guarantee)
    {
        if (guarantee.SoleKills.Count == 0)
        {
            return;
        }

        page.Heading("Mutants of the sample patch that only this guarantee kills");
        foreach (var mutant in guarantee.SoleKills)
        {
            page.Sentence($"{mutant.Mutator}: {mutant.Original} -> {mutant.Replacement}");
        }
    }
}
