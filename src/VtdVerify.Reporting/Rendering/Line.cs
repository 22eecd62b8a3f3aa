using Spectre.Console;
using Spectre.Console.Rendering;

namespace VtdVerify.Reporting.Rendering;

/// <summary>A run of text in one style.</summary>
internal readonly record struct Piece(string Text, Style? Style = null);

/// <summary>One line of output, exactly as it is: the console's own text would break a long word at the right edge.</summary>
internal sealed class Line(params Piece[] pieces) : Renderable
{
    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        var width = pieces.Sum(piece => piece.Text.Length);
        return new Measurement(width, width);
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (var piece in pieces)
        {
            yield return new Segment(piece.Text, piece.Style ?? Style.Plain);
        }

        yield return Segment.LineBreak;
    }
}
