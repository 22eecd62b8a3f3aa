using Spectre.Console;

namespace VtdVerify.Reporting.Rendering;

/// <summary>Cells and columns of a table. Nothing in them is read as the console library's markup.</summary>
internal static class Cells
{
    public static Text Of(string text) => new(Printable.OneLine(text));

    public static Text Of(Piece piece) => new(Printable.OneLine(piece.Text), piece.Style);

    /// <summary>A column whose cells are never broken; its heading may have several lines.</summary>
    public static TableColumn Fixed(string heading, bool tight = false) => Column(heading, noWrap: true, tight);

    /// <summary>A column of sentences.</summary>
    public static TableColumn Wrapping(string heading) => Column(heading, noWrap: false, tight: false);

    private static TableColumn Column(string heading, bool noWrap, bool tight) =>
        new(new Text(string.Join('\n', heading.Split('\n').Select(Printable.OneLine)), Styles.Heading))
        {
            NoWrap = noWrap,
            Padding = new Padding(0, 0, tight ? 0 : 1, 0),
        };
}
