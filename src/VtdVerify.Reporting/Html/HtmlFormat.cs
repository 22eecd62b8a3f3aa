using System.Xml.Linq;
using VtdVerify.Reporting.Formats;
using VtdVerify.Reporting.Rendering;
using static VtdVerify.Reporting.Html.Markup;

namespace VtdVerify.Reporting.Html;

/// <summary>The result as one page: no file beside it, no request, readable without the script.</summary>
internal sealed class HtmlFormat : IReportFormat
{
    // A page that names no other place cannot be made to load anything.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

    public string Name => "html";

    public string Reader => "a person, with pictures";

    public string Write(CheckResult result, ReportSettings settings)
    {
        var title = $"VtdVerify: {result.Input?.Title ?? result.Input?.Subject ?? result.Tree?.Path ?? "the shipped model"}";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            {Text(El("title", title))}
            <style>
            {Resource("report.css")}</style>
            </head>
            {Text(Body(result, settings))}
            </html>

            """.Replace("<!--script-->", $"<script>\n{Resource("report.js")}</script>", StringComparison.Ordinal);
    }

    private static XElement Body(CheckResult result, ReportSettings settings)
    {
        var subjects = result.Subjects.Where(subject => subject.Role == SubjectRole.Checked).ToList();
        var before = result.Subjects is [{ Role: SubjectRole.Shown } shown, { Role: SubjectRole.Checked }] ? shown : null;
        return El(
            "body",
            El("a", At("class", "skip"), At("href", "#findings"), "Skip to the findings"),
            El("header", Header(result, settings)),
            El(
                "main",
                Series(result),
                El("section", At("aria-labelledby", "verdicts"), El("h2", At("id", "verdicts"), "Verdicts"),
                    subjects.Select(subject => Tables.Matrix(subject, before))),
                El("section", At("aria-labelledby", "findings"), El("h2", At("id", "findings"), "Findings"), Findings(subjects, settings)),
                El("section", At("aria-labelledby", "scenarios"), El("h2", At("id", "scenarios"), "Scenarios"),
                    subjects.SelectMany(Tables.Scenarios)),
                result.Assumptions.Count == 0 ? null : El(
                    "section", At("aria-labelledby", "assumptions"), El("h2", At("id", "assumptions"), "Assumptions"),
                    Tables.Assumptions(result)),
                Sources(subjects),
                Notes(result)),
            new XComment("script"));
    }

    private static IEnumerable<XElement> Header(CheckResult result, ReportSettings settings)
    {
        var code = ExitCodes.Of(result, settings.AllowBounded);
        yield return El("p", At("class", "tool"), $"VtdVerify {result.ToolVersion} with {result.Solver.Name} {result.Solver.Version}");
        yield return El("h1", result.Input?.Title ?? result.Input?.Subject ?? result.Tree?.Path ?? "The model that ships here");
        if (result.Input is { } input)
        {
            string?[] facts =
            [
                input.Author is { } author ? $"{author.Name} <{author.Address}>" : null, input.Date, input.Subject, input.MessageId,
                $"read from {input.Path}", $"SHA-256 {input.Sha256}",
            ];
            yield return El("ul", At("class", "facts"), facts.OfType<string>().Select(fact => El("li", Printable.OneLine(fact))));
        }

        yield return El(
            "p",
            At("class", $"verdict {(code == ExitCodes.Holds ? "good" : code == ExitCodes.Refuted ? "bad" : "open")}"),
            FormattableString.Invariant($"Exit code {code}: {ExitCodes.Meaning(code)}"));
        if (result.Command is { } command)
        {
            yield return El("p", "To see it again: ", El("code", command));
        }
    }

    private static XElement? Series(CheckResult result) => result.Series is not { } series ? null : El(
        "section",
        At("aria-labelledby", "series"),
        El("h2", At("id", "series"), "The patches"),
        El("ol", series.Patches.Select(patch => El("li", $"{patch.Label} {patch.Title}: {SeriesBlock.Outcome(patch)}"))),
        El("p", $"The whole: {series.WholeNote}"));

    private static IEnumerable<XElement> Findings(IReadOnlyList<SubjectResult> subjects, ReportSettings settings)
    {
        foreach (var (place, subject) in subjects.Index())
        {
            foreach (var (index, cause) in subject.Causes.Index())
            {
                yield return CauseSection.Of(cause, subject, index + 1, FormattableString.Invariant($"cause-{place + 1}-{index + 1}"));
            }

            var explained = subject.Causes.SelectMany(cause => cause.Guarantees).ToHashSet();
            foreach (var guarantee in subject.Guarantees)
            {
                if (!explained.Contains(guarantee.Id) && Standings.Of(guarantee, settings.AllowBounded) != Standing.Holds)
                {
                    var heading = El("h3", $"{guarantee.Id}: {Words.Of(guarantee).Text}");
                    yield return El("section", At("class", "cause"), heading, El("p", Reasons.Of(guarantee)));
                }
            }
        }

        if (subjects.All(subject => subject.Guarantees.All(one => Standings.Of(one, settings.AllowBounded) == Standing.Holds)))
        {
            yield return El("p", "Nothing is refuted, and nothing is left open.");
        }
    }

    private static XElement Sources(IEnumerable<SubjectResult> subjects) => El(
        "section",
        At("aria-labelledby", "sources"),
        El("h2", At("id", "sources"), "What was read"),
        subjects.Select(subject => El("ul", At("class", "facts"), subject.Sources.Select(source => El(
            "li",
            $"{source.Function}: {(source.Whole ? "whole" : "in part")}, from {Words.Of(source.From)}"
                + (source.File is { } file ? $", {Words.Place(file, source.Line)}" : string.Empty)
                + (source.Note is { } note ? $": {note}" : string.Empty))).Concat(subject.Drift.Select(drift =>
            El("li", $"drift: {drift.Function}: {drift.Finding}"))))));

    private static XElement? Notes(CheckResult result) => result.Notes.Count == 0 ? null : El(
        "section",
        At("aria-labelledby", "notes"),
        El("h2", At("id", "notes"), "Notes"),
        El("ul", result.Notes.Select(note => El("li", note))));

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlFormat).Assembly.GetManifestResourceStream($"VtdVerify.Reporting.Html.{name}")
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
