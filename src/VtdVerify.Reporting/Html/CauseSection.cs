using System.Globalization;
using System.Xml.Linq;
using VtdVerify.Reporting.Rendering;
using static VtdVerify.Reporting.Html.Markup;

namespace VtdVerify.Reporting.Html;

/// <summary>One cause on the page: the line, the drawing, the run step by step, what follows, the mend.</summary>
internal static class CauseSection
{
    /// <summary>The section.</summary>
    /// <param name="id">Unique on the page.</param>
    public static XElement Of(CauseResult cause, SubjectResult subject, int number, string id)
    {
        var example = cause.ExampleOf(subject);
        return El(
            "section",
            At("class", "cause"),
            At("id", id),
            At("aria-labelledby", $"{id}-heading"),
            El("h3", At("id", $"{id}-heading"), string.Create(CultureInfo.InvariantCulture, $"{number}. {cause.Title}")),
            cause.Line is { } line ? Code(line) : null,
            Facts(cause),
            example is null ? null : Drawing(example, number, id),
            example is { Steps.Count: > 0 } ? Run(example, id) : null,
            cause.Mend is { } mend ? Mend(mend) : null);
    }

    private static XElement Code(ShownLine line)
    {
        var place = El("p", At("class", "place"), Words.Place(line.File, line.Line));
        return line.Text is { } text
            ? El("figure", At("class", "code"), place, El("pre", At("tabindex", "0"), El("code", Marked(text, line.Column, line.Length))))
            : place;
    }

    /// <summary>The line with the part that is meant marked.</summary>
    private static IEnumerable<object> Marked(string text, int? column, int? length)
    {
        var first = (column ?? 1) - 1;
        if (column is null || first >= text.Length)
        {
            return [text.Trim()];
        }

        var last = Math.Min(first + (length ?? 1), text.Length);
        return [text[..first].TrimStart(), El("mark", text[first..last]), text[last..].TrimEnd()];
    }

    private static XElement Facts(CauseResult cause) => El(
        "dl",
        Fact("Example", cause.Example),
        Fact("Hurts", $"{string.Join(", ", cause.Hurts.Select(Words.Of))}: {cause.Consequence}"),
        Fact("Breaks", string.Join(", ", cause.Guarantees)),
        cause.Since is { } since ? Fact("Since", since) : null);

    private static XElement[] Fact(string term, string text) => [El("dt", term), El("dd", text)];

    private static XElement Drawing(Counterexample example, int number, string id) => El(
        "figure",
        At("class", "drawing"),
        El(
            "div",
            At("class", "scroll"),
            At("tabindex", "0"),
            At("role", "region"),
            At("aria-label", string.Create(CultureInfo.InvariantCulture, $"Address space of finding {number} ({id})")),
            AddressDrawing.Of(example, $"{id}-drawing")),
        El(
            "figcaption",
            "The guest's address space from 0 to 2^64. Widths grow with the logarithm of the distance. "
            + $"Address width {example.AddressWidth}, notify rule {Words.Of(example.NotifyRule)}, "
            + $"tracking {(example.TrackingFlags.Count == 0 ? "off" : string.Join(", ", example.TrackingFlags))}, "
            + $"backend {example.Backend ?? "none"}{Fields(example)}."));

    private static string Fields(Counterexample example) =>
        MachineBlock.Fields(example) is { } fields ? $", {fields}" : string.Empty;

    private static XElement Run(Counterexample example, string id)
    {
        var lines = example.Steps.Select(step => step.At).Where(at => at.Text is not null)
            .DistinctBy(at => (at.File, at.Line, at.Column))
            .OrderBy(at => at.File, StringComparer.Ordinal)
            .ThenBy(at => at.Line)
            .ThenBy(at => at.Column)
            .ToList();
        return El(
            "div",
            At("class", "run"),
            At("data-run", id),
            El("h4", "The run, step by step"),
            El(
                "div",
                At("class", "steps-and-code"),
                El("ol", At("class", "steps"), example.Steps.Index().Select(step => Step(step.Item, step.Index, lines))),
                El(
                    "pre",
                    At("class", "listing"),
                    At("tabindex", "0"),
                    At("aria-label", "The lines of code that the run meets"),
                    lines.Index().Select(line => El(
                        "code",
                        At("data-line", string.Create(CultureInfo.InvariantCulture, $"{line.Index}")),
                        Line(string.Create(CultureInfo.InvariantCulture, $"{line.Item.Line,5}  {line.Item.Text!.TrimEnd()}")))))));
    }

    private static XElement Step(RunStep step, int index, IReadOnlyList<ShownLine> lines)
    {
        var line = lines.ToList().FindIndex(
            one => one.File == step.At.File && one.Line == step.At.Line && one.Column == step.At.Column);
        return El(
            "li",
            At("data-step", string.Create(CultureInfo.InvariantCulture, $"{index}")),
            At("data-shows", string.Create(CultureInfo.InvariantCulture, $"{line}")),
            step.Sentence,
            El("span", At("class", "at"), $" {Words.Place(step.At.File, step.At.Line)}"));
    }

    private static XElement Mend(MendResult mend) => El(
        "div",
        At("class", "mend"),
        El("h4", mend.Standing == MendStanding.Proved ? "A mend that is proved" : "A mend that passes every test, not proved"),
        El("p", mend.Title),
        El("p", mend.Wins.Count > 0 ? $"It repairs {string.Join(", ", mend.Wins)}." : string.Empty),
        mend.Diff is { } diff
            ? El(
                "pre",
                At("class", "diff"),
                At("tabindex", "0"),
                diff.TrimEnd('\n').Split('\n').Select(line => El("code", At("class", ClassOf(line)), Line(line))))
            : null);

    private static string? ClassOf(string line) => line switch
    {
        ['+', '+', '+', ..] or ['-', '-', '-', ..] => "file",
        ['+', ..] => "added",
        ['-', ..] => "removed",
        ['@', ..] => "hunk",
        _ => null,
    };
}
