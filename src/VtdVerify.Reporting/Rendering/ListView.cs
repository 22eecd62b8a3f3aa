using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>A titled table of plain text; each row has a cell for each column.</summary>
public sealed record Listing(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>What `list` prints: guarantees, revisions, obligations, assumptions, steps.</summary>
public static class ListView
{
    // Ids, kinds and places stay whole; only columns of sentences are broken into lines.
    private const int LongestWhole = 36;

    public static void Write(IAnsiConsole console, IReadOnlyList<Listing> listings)
    {
        var page = new Page(console);
        foreach (var (index, listing) in listings.Index())
        {
            if (index > 0)
            {
                page.Blank();
            }

            page.Line(new Piece($"{listing.Title} ({listing.Rows.Count})", Styles.Heading));
            page.Table(Table(page, listing));
        }
    }

    private static Table Table(Page page, Listing listing)
    {
        var table = page.NewTable();
        foreach (var (index, heading) in listing.Columns.Index())
        {
            var widest = listing.Rows.Select(row => row[index].Length).DefaultIfEmpty(0).Max();
            table.AddColumn(widest <= LongestWhole ? Cells.Fixed(heading) : Cells.Wrapping(heading));
        }

        foreach (var row in listing.Rows)
        {
            table.AddRow(row.Select(Cells.Of));
        }

        return table;
    }
}
