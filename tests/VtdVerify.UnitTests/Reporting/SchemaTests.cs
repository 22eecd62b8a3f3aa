using System.Text.Json;
using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Reporting;

public class SchemaTests
{
    [Test]
    public async Task A_result_with_every_verdict_is_valid() => Assert.That(await Schema.Faults(Samples.Patch()), Is.Empty);

    [Test]
    public async Task A_comparison_without_an_input_is_valid() => Assert.That(await Schema.Faults(Samples.Comparison()), Is.Empty);

    [TestCase("\"verdict\": \"Refuted\"", "\"verdict\": \"Disproved\"", TestName = "A verdict's name that is not in the set is found")]
    [TestCase("\"id\": \"complete\",", "", TestName = "A guarantee without an id is found")]
    [TestCase("\"start\": \"0xfef00000\"", "\"start\": 4277141504", TestName = "An address that is a number is found")]
    [TestCase("\"start\": \"0xfef00000\"", "\"start\": \"0xFEF00000\"", TestName = "An address in capitals is found")]
    [TestCase("\"passed\": 7", "\"passd\": 7", TestName = "A misspelt name is found")]
    [TestCase("\"schemaVersion\": 1", "\"schemaVersion\": 2", TestName = "Another schema version is found")]
    [TestCase("\"kind\": \"kept\"", "\"kind\": \"wished\"", TestName = "A kind that is not in the set is found")]
    public async Task What_is_wrong_is_found(string right, string wrong)
    {
        var json = ResultJson.Write(Samples.Patch());
        Assert.That(json, Does.Contain(right), "the test changes nothing");

        Assert.That(await Schema.Faults(json.Replace(right, wrong, StringComparison.Ordinal)), Is.Not.Empty);
    }

    [Test]
    public async Task Verdicts_are_those_of_the_schema() => Assert.That(await Schema.Allowed("verdict"), Is.EqualTo(Names<VerdictKind>()));

    [Test]
    public async Task Guarantee_kinds_are_those_of_the_schema() =>
        Assert.That(await Schema.Allowed("guarantee", "kind"), Is.EqualTo(Names<GuaranteeOrigin>()));

    [Test]
    public async Task Input_kinds_are_those_of_the_schema() =>
        Assert.That(await Schema.Allowed("input", "kind"), Is.EqualTo(Names<InputKind>()));

    [Test]
    public async Task Outcomes_of_patches_are_those_of_the_schema() =>
        Assert.That(await Schema.Allowed("seriesPatch", "outcome"), Is.EqualTo(Names<PatchOutcome>()));

    [Test]
    public async Task Roles_are_those_of_the_schema() =>
        Assert.That(await Schema.Allowed("subject", "role"), Is.EqualTo(Names<SubjectRole>()));

    [Test]
    public async Task Origins_are_those_of_the_schema() =>
        Assert.That(await Schema.Allowed("source", "from"), Is.EqualTo(Names<SourceOrigin>()));

    [Test]
    public async Task Notify_rules_are_those_of_the_schema() =>
        Assert.That(await Schema.Allowed("notifyRule"), Is.EqualTo(Names<NotifyRuleKind>()));

    [Test]
    public async Task Fates_are_those_of_the_schema() =>
        Assert.That(await Schema.Allowed("event", "fate"), Is.EqualTo(Names<EventOutcome>()));

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(value => JsonSerializer.SerializeToElement(value).GetString()!);
}
