using Spectre.Console;
using Spectre.Console.Rendering;

namespace VtdVerify.Reporting.Rendering;

/// <summary>A table that grows beyond the console rather than break a word, without spaces at the ends of its lines.</summary>
internal sealed class FittedTable(Table table, int indent) : Renderable
{
    protected override Measurement Measure(RenderOptions options, int maxWidth) => ((IRenderable)table).Measure(options, maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var least = ((IRenderable)table).Measure(options, int.MaxValue / 2).Min;
        var segments = ((IRenderable)table).Render(options, Math.Max(maxWidth - indent, least));
        foreach (var line in Segment.SplitLines(segments))
        {
            var last = line.FindLastIndex(segment => !string.IsNullOrWhiteSpace(segment.Text));
            yield return Segment.Padding(indent);
            for (var index = 0; index <= last; index++)
            {
                yield return index < last ? line[index] : new Segment(line[index].Text.TrimEnd(), line[index].Style);
            }

            yield return Segment.LineBreak;
        }
    }
}
