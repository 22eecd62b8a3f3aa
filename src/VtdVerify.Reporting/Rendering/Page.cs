using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>A console with the few forms that every report is made of: headings, labelled fields, sentences and tables.</summary>
internal sealed class Page(IAnsiConsole console)
{
    public const int Indent = 2;
    private const int LabelWidth = 14;
    private const int ColumnGap = 2;

    // Narrower than a mail's line nothing of this kind can be read; wider than two thirds of a screen no sentence can.
    private const int Narrowest = 80;
    private const int Widest = 120;

    public int Width => Math.Clamp(console.Profile.Width, Narrowest, Widest);

    public void Blank() => console.Write(new Line());

    public void Heading(string text)
    {
        Blank();
        Line(new Piece(text, Styles.Heading));
    }

    public void Line(params Piece[] pieces) =>
        console.Write(new Line([.. pieces.Select(piece => piece with { Text = Printable.Clean(piece.Text) })]));

    public void Sentence(string text, int indent = Indent)
    {
        foreach (var line in Prose.Wrap(text, Width - indent))
        {
            Line(new Piece(new string(' ', indent) + line));
        }
    }

    /// <summary>A label and its text, with the following lines below the first; nothing where there is no text.</summary>
    public void Field(string label, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var indent = Indent + LabelWidth;
        var lines = Prose.Wrap(text, Width - indent);
        Labelled(label, lines[0]);
        foreach (var line in lines.Skip(1))
        {
            Line(new Piece(new string(' ', indent) + line));
        }
    }

    /// <summary>A label with rows of as many cells each, in columns; what does not fit of the last cell goes below it.</summary>
    public void Rows(string label, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.Select(row => row.Select(Printable.Clean).ToList()).ToList();
        var widths = all.Count == 0 ? [] : all[0].Select((_, column) => all.Max(row => row[column].Length)).ToList();
        foreach (var row in all)
        {
            var start = string.Concat(row.SkipLast(1).Select((cell, column) => cell.PadRight(widths[column] + ColumnGap)));
            foreach (var last in LastCell(row[^1], start.Length))
            {
                Labelled(label, (start + last).TrimEnd());
                (label, start) = (string.Empty, new string(' ', start.Length));
            }
        }
    }

    public Table NewTable() => new() { Border = RuleBorder.For(console.Profile.Capabilities) };

    public void Table(Table table) => console.Write(new FittedTable(table, Indent));

    /// <summary>The console's true width, when it is wider than text should be: a table may use it.</summary>
    public bool IsWiderThan(int columns) => console.Profile.Width >= columns;

    // A single cell is source text, whose own spaces count.
    private IReadOnlyList<string> LastCell(string cell, int column) =>
        column == 0 ? [cell] : Prose.Wrap(cell, Width - Indent - LabelWidth - column);

    private void Labelled(string label, string text) =>
        Line(new Piece(new string(' ', Indent) + $"{label} ".PadRight(LabelWidth), Styles.Label), new Piece(text));
}
