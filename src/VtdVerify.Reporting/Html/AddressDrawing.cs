using System.Globalization;
using System.Xml.Linq;
using VtdVerify.Model;
using VtdVerify.Reporting.Rendering;
using static VtdVerify.Reporting.Html.Markup;

namespace VtdVerify.Reporting.Html;

/// <summary>
/// The address space of a counterexample as a drawing: the scope, the interrupt range, the mappings, each step of the run, and what stays
/// behind, one below the other.
/// </summary>
internal static class AddressDrawing
{
    private const double LaneHeight = 30;
    private const double BarHeight = 16;
    private const double Top = 8;
    private const double LabelHeight = 18;

    // Drawn twice, for a screen and for a telephone: text that is made smaller with its drawing cannot be read.
    private static readonly Shape[] Shapes = [new("broad", 960, 128), new("narrow", 360, 92)];

    // VT-d's interrupt range (VTD_INTERRUPT_ADDR_FIRST and LAST): no notifier is registered for it.
    private static readonly Bar Interrupts = new(
        new AddressRange(new Address(0xfee0_0000), new Address(0xfeef_ffff)), "the interrupt range", "interrupts");

    /// <summary>The drawing in each shape, of which the page shows the one that fits.</summary>
    /// <param name="id">Unique on the page.</param>
    public static IEnumerable<XElement> Of(Counterexample example, string id) =>
        Shapes.Select(shape => Of(example, $"{id}-{shape.Name}", shape));

    private static XElement Of(Counterexample example, string id, Shape shape)
    {
        var lanes = Lanes(example).ToList();
        var bars = lanes.SelectMany(lane => lane.Bars).SelectMany(Parts).ToList();
        var scale = new AddressScale(
            bars.SelectMany(bar => (UInt128[])[From(bar), To(bar)]), shape.Left, shape.Width - shape.Left - 12);
        var bottom = Top + (lanes.Count * LaneHeight);
        var ticks = Ticks(scale, bottom, shape).ToList();
        var height = bottom + (ticks.Max(tick => tick.Row + 1) * LabelHeight) + 4;
        return El(
            "svg",
            At("class", shape.Name),
            At("viewBox", Invariant($"0 0 {shape.Width} {height}")),
            At("role", "img"),
            At("aria-labelledby", $"{id}-title {id}-desc"),
            El("title", At("id", $"{id}-title"), "The address space of the counterexample"),
            El("desc", At("id", $"{id}-desc"), string.Join("; ", lanes.Select(Sentence)) + "."),
            ticks.Select(tick => tick.Line),
            lanes.Index().SelectMany(lane => Lane(lane.Item, Top + (lane.Index * LaneHeight), scale, shape)),
            ticks.Select(tick => tick.Label));
    }

    private static IEnumerable<LaneOf> Lanes(Counterexample example)
    {
        var scopeOnly = new Bar(example.Scope, "the notifier's scope", "scope");
        yield return new LaneOf("scope", [scopeOnly]);
        yield return new LaneOf("interrupts", [Interrupts]);
        yield return new LaneOf("mappings", [.. example.Mappings.Select(mapping => Of(mapping, "mapping"))]);
        foreach (var (index, step) in example.Steps.Take(6).Index())
        {
            var (name, style) = step.Kind switch
            {
                RunStepKind.Search => ("search", "search"),
                RunStepKind.Notify => ("UNMAP", "event"),
                _ => ("remove", "removal"),
            };
            var bar = new Bar(new AddressRange(step.First, step.Last), step.Sentence, style);
            yield return new LaneOf(Invariant($"{index + 1}. {name}"), [bar], index);
        }

        var removals = example.Steps.Where(step => step.Kind == RunStepKind.Remove).ToList();
        var left = example.Mappings.Where(mapping => !removals.Exists(removal => Takes(removal, mapping)));
        yield return new LaneOf("left in tree", [.. left.Select(mapping => Of(mapping, "left"))]);
    }

    /// <summary>As QEMU's comparison has it: a removal takes every mapping that its range overlaps.</summary>
    private static bool Takes(RunStep removal, MappingState mapping) =>
        mapping.Iova <= removal.Last && mapping.Iova + mapping.Size >= removal.First;

    private static Bar Of(MappingState mapping, string style) => new(
        AddressRange.Of(mapping.Iova, mapping.Size),
        $"{mapping.Iova} ({mapping.Size.Length}) -> {mapping.TranslatedAddress}{Words.Unusual(mapping.Permission)}",
        style);

    /// <summary>A range that wraps 2^64 as the two that it is on the line.</summary>
    private static IEnumerable<Bar> Parts(Bar bar) =>
        !bar.Range.Wraps ? [bar] :
        [
            bar with { Range = bar.Range with { Last = Address.Highest }, Wraps = true },
            bar with { Range = bar.Range with { First = default }, Wraps = true },
        ];

    private static UInt128 From(Bar bar) => bar.Range.First.Value;

    /// <summary>The place behind the last address: 2^64 has no address.</summary>
    private static UInt128 To(Bar bar) => (UInt128)bar.Range.Last.Value + 1;

    private static IEnumerable<XElement> Lane(LaneOf lane, double top, AddressScale scale, Shape shape)
    {
        var step = lane.Step is { } number ? Invariant($"{number}") : null;
        yield return El(
            "text", At("class", "lane"), At("x", "0"), At("y", Invariant($"{top + 13}")), At("data-step", step), lane.Name);
        if (lane.Bars.Count == 0)
        {
            yield return El("text", At("class", "none"), At("x", Invariant($"{shape.Left}")), At("y", Invariant($"{top + 13}")), "none");
        }

        foreach (var bar in lane.Bars.SelectMany(Parts))
        {
            var (from, to) = (scale[From(bar)], scale[To(bar)]);
            yield return El(
                "rect",
                At("class", $"bar {bar.Style}{(bar.Wraps ? " wraps" : string.Empty)}"),
                At("data-step", step),
                At("x", Invariant($"{from:0.##}")),
                At("y", Invariant($"{top}")),
                At("width", Invariant($"{Math.Max(to - from, 3):0.##}")),
                At("height", Invariant($"{BarHeight}")),
                At("rx", "2"),
                El("title", bar.Says));
        }

        if (lane.Bars.Any(bar => bar.Range.Wraps))
        {
            yield return El(
                "text", At("class", "note"), At("x", Invariant($"{shape.Width - 12}")), At("y", Invariant($"{top + 27}")),
                At("text-anchor", "end"),
                "wraps 2^64");
        }
    }

    /// <summary>A line and a label for each bound. Labels lie on three rows, so that neighbours do not cover each other.</summary>
    private static IEnumerable<(XElement Line, XElement Label, int Row)> Ticks(AddressScale scale, double bottom, Shape shape)
    {
        double[] free = [0, 0, 0];
        foreach (var (address, place) in scale.Ticks)
        {
            var text = AddressScale.Label(address);
            var width = text.Length * 6.8;
            var start = Math.Clamp(place - (width / 2), 0, shape.Width - width);
            var row = Array.FindIndex(free, end => end <= start);
            row = row < 0 ? 2 : row;
            free[row] = start + width + 6;
            var y = bottom + 14 + (row * LabelHeight);
            yield return (
                El(
                    "line", At("class", "tick"), At("x1", Invariant($"{place:0.##}")), At("x2", Invariant($"{place:0.##}")),
                    At("y1", Invariant($"{Top}")), At("y2", Invariant($"{y - 10}"))),
                El("text", At("class", "address"), At("x", Invariant($"{start:0.##}")), At("y", Invariant($"{y}")), text),
                row);
        }
    }

    private static string Sentence(LaneOf lane) =>
        $"{lane.Name}: {(lane.Bars.Count == 0 ? "none" : string.Join(", ", lane.Bars.Select(Sentence)))}";

    private static string Sentence(Bar bar) => $"{bar.Says} [{bar.Range.First}, {Words.Last(bar.Range.Last)}]";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>How wide a drawing is, and where its lanes begin, in its own units.</summary>
    private sealed record Shape(string Name, double Width, double Left);

    /// <summary>A range on a lane.</summary>
    /// <param name="Wraps">It is a part of a range that wraps 2^64.</param>
    private sealed record Bar(AddressRange Range, string Says, string Style, bool Wraps = false);

    private sealed record LaneOf(string Name, IReadOnlyList<Bar> Bars, int? Step = null);
}
