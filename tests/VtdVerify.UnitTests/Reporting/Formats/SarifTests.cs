using System.Text.Json;
using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Reporting.Formats;

/// <summary>SARIF 2.1.0: rules are guarantees, results are causes.</summary>
public sealed class SarifTests
{
    [Test]
    public void Each_guarantee_is_a_rule() => Assert.That(
        Run(Samples.Patch()).GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Select(rule => rule.GetProperty("id").GetString()),
        Is.EqualTo(Samples.Patch().Subjects[0].Guarantees.Select(guarantee => guarantee.Id)));

    [Test]
    public void A_cause_is_one_result_at_its_line_with_its_run()
    {
        var result = Run(Samples.Patch()).GetProperty("results").EnumerateArray()
            .Single(one => one.GetProperty("properties").GetProperty("guarantees").GetArrayLength() > 1);
        var region = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");

        Assert.Multiple(() =>
        {
            Assert.That(result.GetProperty("ruleId").GetString(), Is.EqualTo("complete"));
            Assert.That(region.GetProperty("startLine").GetInt32(), Is.EqualTo(120));
            Assert.That(
                result.GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations").GetArrayLength(),
                Is.EqualTo(Samples.Example().Steps.Count));
        });
    }

    [Test]
    public void A_mend_is_a_fix()
    {
        var fix = Run(Samples.Patch()).GetProperty("results").EnumerateArray().SelectMany(Fixes).Single();
        var replaced = fix.GetProperty("artifactChanges")[0].GetProperty("replacements")[0];

        Assert.That(replaced.GetProperty("insertedContent").GetProperty("text").GetString(), Is.EqualTo("scope->last - scope->first"));
    }

    [Test]
    public void What_holds_has_no_result() => Assert.That(
        Run(Samples.Result(Samples.Subject(Samples.Guarantee(VerdictKind.Proved)))).GetProperty("results").GetArrayLength(), Is.Zero);

    private static IEnumerable<JsonElement> Fixes(JsonElement result) =>
        result.TryGetProperty("fixes", out var fixes) ? fixes.EnumerateArray() : [];

    private static JsonElement Run(CheckResult result) =>
        JsonDocument.Parse(Written.As("sarif", result)).RootElement.GetProperty("runs")[0];
}
