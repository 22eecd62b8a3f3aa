using System.Text.Json;
using NUnit.Framework;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Reporting;

public class ResultJsonTests
{
    [Test]
    public void What_is_written_is_read_back_without_loss()
    {
        var json = ResultJson.Write(Samples.Patch());

        Assert.That(ResultJson.Write(ResultJson.Read(json)), Is.EqualTo(json));
    }

    [Test]
    public void Lines_end_with_a_line_feed_and_so_does_the_text()
    {
        var json = ResultJson.Write(Samples.Patch());

        Assert.That(json, Does.Not.Contain('\r'));
        Assert.That(json, Does.EndWith("}\n"));
    }

    [Test]
    public void Nothing_is_null() => Assert.That(ResultJson.Write(Samples.Comparison()), Does.Not.Contain("null"));

    [Test]
    public void The_path_to_a_counterexample_has_the_documented_names()
    {
        using var document = JsonDocument.Parse(ResultJson.Write(Samples.Patch()));
        var guarantee = document.RootElement.GetProperty("subjects")[0].GetProperty("guarantees")[1];
        var scope = guarantee.GetProperty("obligations")[0].GetProperty("counterexample").GetProperty("scope");

        Assert.That(guarantee.GetProperty("verdict").GetString(), Is.EqualTo("Refuted"));
        Assert.That(guarantee.GetProperty("scenarios").GetProperty("failed").GetInt32(), Is.EqualTo(1));
        Assert.That(scope.GetProperty("end").GetString(), Is.EqualTo("0xffffffffffffffff"));
    }

    [TestCase("null")]
    [TestCase("{")]
    [TestCase("{}")]
    public void What_is_not_a_result_is_refused(string json) =>
        Assert.That(() => ResultJson.Read(json), Throws.InstanceOf<JsonException>());

    [TestCase("\"schemaVersion\": 1", "\"schemaVersion\": 2")]
    [TestCase("\"0xfef00000\"", "\"fef00000\"")]
    [TestCase("\"0xfef00000\"", "\"0x\"")]
    [TestCase("\"0xfef00000\"", "\"0x10000000000000000\"")]
    [TestCase("\"0xfef00000\"", "4277141504")]
    [TestCase("\"sources\": [],", "\"sources\": null,")]
    public void A_result_with_a_wrong_value_is_refused(string right, string wrong)
    {
        var json = ResultJson.Write(Samples.Result(Samples.Subject(Samples.Guarantee(VerdictKind.Refuted))));
        Assert.That(json, Does.Contain(right), "the test changes nothing");

        Assert.That(() => ResultJson.Read(json.Replace(right, wrong, StringComparison.Ordinal)), Throws.InstanceOf<JsonException>());
    }
}
