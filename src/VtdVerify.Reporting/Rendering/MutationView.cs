using System.Globalization;
using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>The report on a mutation run: numbers by mutator, each open mutant at its place, and who kills what.</summary>
public static class MutationView
{
    /// <summary>Writes the whole report.</summary>
    /// <param name="console">Decides on colours, Unicode and width; nothing else is written to.</param>
    public static void Write(IAnsiConsole console, MutationSummary summary)
    {
        var page = new Page(console);
        foreach (var field in summary.Header)
        {
            page.Field(field.Label, field.Text);
        }

        WriteMutators(page, summary.Mutators);
        foreach (var open in summary.Open)
        {
            Write(page, open);
        }

        WriteGuarantees(page, summary.Guarantees);
        if (summary.Faults.Count > 0)
        {
            page.Heading("Faults of the past, put into this code");
            foreach (var fault in summary.Faults)
            {
                page.Field(fault.Label, fault.Text);
            }
        }

        page.Blank();
        foreach (var line in summary.Conclusion)
        {
            page.Sentence(line, indent: 0);
        }
    }

    private static void WriteMutators(Page page, IReadOnlyList<MutatorRow> rows)
    {
        var table = page.NewTable();
        foreach (var heading in new[] { "mutator", "mutants", "killed", "equivalent", "survived", "timeout", "invalid", "unsupported" })
        {
            table.AddColumn(Cells.Fixed(heading));
        }

        foreach (var row in rows)
        {
            table.AddRow(
                Cells.Of(row.Mutator), Number(row.Mutants), Number(row.Killed), Number(row.Equivalent), Number(row.Survived, Styles.Bad),
                Number(row.Timeout, Styles.Open), Number(row.Invalid, Styles.Open), Number(row.Unsupported, Styles.Open));
        }

        page.Blank();
        page.Table(table);
    }

    private static void Write(Page page, OpenMutantBlock open)
    {
        page.Heading(open.Title);
        foreach (var (index, line) in SourceExcerpt.Lines(open.SourceLine, open.Column, open.Length).Index())
        {
            page.Line(new Piece(new string(' ', 2 * Page.Indent) + line, index == 0 ? Style.Plain : Styles.Bad));
        }

        foreach (var detail in open.Details)
        {
            page.Field(detail.Label, detail.Text);
        }

        foreach (var line in open.Scenario)
        {
            page.Line(new Piece(new string(' ', Page.Indent * 2) + line));
        }
    }

    private static void WriteGuarantees(Page page, IReadOnlyList<GuaranteeKills> guarantees)
    {
        page.Heading("Which guarantee kills what");
        var table = page.NewTable();
        foreach (var heading in new[] { "guarantee", "by its\nscenarios", "by its\nobligations\nonly", "alone" })
        {
            table.AddColumn(Cells.Fixed(heading));
        }

        table.AddColumn(Cells.Wrapping("note"));
        foreach (var row in guarantees)
        {
            table.AddRow(
                Cells.Of(row.Id), Number(row.ByScenarios), Number(row.ByObligationsOnly), Number(row.Alone), Cells.Of(row.Note));
        }

        page.Table(table);
    }

    private static Text Number(int number, Style? style = null) =>
        Cells.Of(new Piece(number == 0 ? "-" : number.ToString(CultureInfo.InvariantCulture), number == 0 ? null : style));
}
