using System.Globalization;
using System.Xml.Linq;
using VtdVerify.Reporting.Rendering;
using static VtdVerify.Reporting.Html.Markup;

namespace VtdVerify.Reporting.Html;

/// <summary>The tables of the page.</summary>
internal static class Tables
{
    private const string Kind = "kind";

    private static readonly string[] AssumptionHeadings = ["assumption", "sentence", "because", "used for"];

    /// <summary>Guarantees by scopes.</summary>
    public static XElement Matrix(SubjectResult subject, SubjectResult? before)
    {
        var classes = subject.Guarantees.SelectMany(guarantee => guarantee.Classes).DistinctBy(one => one.Id).ToList();
        IEnumerable<string> headings =
        [
            "guarantee", Kind, .. before is null ? Array.Empty<string>() : ["before"], "verdict",
            .. classes.Where(one => one.Id != ClassResult.DefaultId).Select(Heading), "scenarios",
        ];
        return Scrolled(
            $"Guarantees of {subject.Name}",
            El(
                "table",
                El("caption", $"{subject.Name}: {subject.Description}"),
                El("thead", El("tr", headings.Select(heading =>
                    El("th", At("scope", "col"), At("class", heading == Kind ? Kind : null), heading)))),
                El("tbody", subject.Guarantees.Select(guarantee => Row(guarantee, classes, before)))));
    }

    /// <summary>What the verdicts rest on.</summary>
    public static XElement Assumptions(CheckResult result) => Scrolled(
        "Table of the assumptions",
        El(
            "table",
            At("class", "wide"),
            El("caption", "The assumptions, and the guarantees whose proofs use them"),
            El("thead", El("tr", AssumptionHeadings.Select(one => El("th", At("scope", "col"), one)))),
            El("tbody", result.Assumptions.Select(one => El(
                "tr",
                El("th", At("scope", "row"), one.Id),
                El("td", one.Sentence),
                El("td", string.Join(" ", [one.Reason, .. (one.OfTree ?? []).Select(tree => $"{tree.Subject}: {tree.InWords()}.")])),
                El("td", one.Guarantees.Count == 0 ? "no proof of this run" : string.Join(", ", one.Guarantees)))))));

    /// <summary>Each failed scenario, by guarantee.</summary>
    public static IEnumerable<XElement> Scenarios(SubjectResult subject) => subject.Guarantees.Select(guarantee => El(
        "details",
        El(
            "summary",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{guarantee.Id}: {guarantee.Scenarios.Passed} passed, {guarantee.Scenarios.Failed} failed")),
        guarantee.Scenarios.Failures.Count == 0
            ? El("p", guarantee.Sentence)
            : El("ul", guarantee.Scenarios.Failures.Select(failure => El(
                "li",
                El("strong", failure.Name),
                El("span", At("class", "at"), $" {Words.Place(failure.Feature, failure.Line)}"),
                El("br"),
                failure.Step,
                El("br"),
                failure.Message)))));

    private static XElement Row(GuaranteeResult guarantee, IEnumerable<ClassResult> classes, SubjectResult? before)
    {
        var old = before?.Guarantees.FirstOrDefault(one => one.Id == guarantee.Id);
        var (passed, failed) = (guarantee.Scenarios.Passed, guarantee.Scenarios.Failed);
        return El(
            "tr",
            El("th", At("scope", "row"), At("title", guarantee.Sentence), guarantee.Id),
            El("td", At("class", Kind), Words.Of(guarantee.Kind)),
            before is null ? null : Cell(old is null ? null : Words.Of(old).Text),
            Cell(Words.Of(guarantee).Text),
            classes.Where(one => one.Id != ClassResult.DefaultId).Select(one =>
                Cell(guarantee.Classes.FirstOrDefault(same => same.Id == one.Id) is { } same ? Words.Of(same).Text : null)),
            El(
                "td",
                failed > 0
                    ? string.Create(CultureInfo.InvariantCulture, $"{failed} of {passed + failed} fail")
                    : string.Create(CultureInfo.InvariantCulture, $"{passed} pass")));
    }

    private static XElement Cell(string? verdict) => El(
        "td",
        At("class", verdict switch
        {
            "proved" => "good",
            "REFUTED" => "bad",
            null => null,
            "CONFLICT" or "tool error" => "defect",
            _ => "open",
        }),
        verdict ?? "-");

    private static string Heading(ClassResult scopes) =>
        scopes.Scope is { } scope ? $"{scopes.Id} scope [{scope.First}, {Words.Last(scope.Last)}]" : $"{scopes.Id} scope";

    private static XElement Scrolled(string label, XElement table) =>
        El("div", At("class", "scroll"), At("tabindex", "0"), At("role", "region"), At("aria-label", label), table);
}
