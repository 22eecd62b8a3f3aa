using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>One finding: what is wrong, the line of code, the smallest counterexample, whom it hurts, what it breaks.</summary>
internal static class CauseBlock
{
    public static void Write(Page page, int number, CauseResult cause, SubjectResult subject)
    {
        var label = FormattableString.Invariant($"{number}. ");
        page.Blank();
        var lines = Prose.Wrap(cause.Title, page.Width - label.Length);
        page.Line(new Piece(label, Styles.Heading), new Piece(lines[0], Styles.Heading));
        foreach (var line in lines.Skip(1))
        {
            page.Line(new Piece(new string(' ', label.Length) + line, Styles.Heading));
        }

        WriteLine(page, cause.Line);
        page.Field("example", cause.Example);
        page.Field("hurts", $"{string.Join(", ", cause.Hurts.Select(Words.Of))}: {cause.Consequence}");
        page.Field("breaks", string.Join(", ", cause.Guarantees));
        page.Field("since", cause.Since);
        page.Field(cause.Mend is { Standing: MendStanding.Proved } ? "mend, proved" : "mend, tried", cause.Mend?.Title);
        page.Field("proof", Proof(cause.ExampleOf(subject)));
    }

    /// <summary>The place before the line, and the caret below its part; the place on a line of its own where both do not fit.</summary>
    private static void WriteLine(Page page, ShownLine? line)
    {
        if (line is null)
        {
            return;
        }

        var place = Words.Place(line.File, line.Line);
        var rows = line.Text is { } text ? SourceExcerpt.Lines(text, line.Column, line.Length).ToList() : [];
        var start = $"{new string(' ', Page.Indent)}{place}  ";
        if (start.Length + rows.Select(row => row.Length).DefaultIfEmpty().Max() > page.Width)
        {
            page.Line(new Piece(start.TrimEnd()));
            start = new string(' ', 2 * Page.Indent);
        }

        foreach (var (index, row) in rows.Index())
        {
            var isCode = index == 0;
            page.Line(new Piece((isCode ? start : new string(' ', start.Length)) + row, isCode ? Style.Plain : Styles.Bad));
        }

        if (rows.Count == 0)
        {
            page.Line(new Piece(start.TrimEnd()));
        }
    }

    // Every counterexample is replayed, so only what is unusual is said.
    private static string? Proof(Counterexample? example) => example switch
    {
        { Replayed: false } => "the counterexample did NOT replay: this is a defect of the tool, not a finding",
        { ConfirmedBy: { } compiler } => $"confirmed by compiled code ({compiler})",
        _ => null,
    };
}
