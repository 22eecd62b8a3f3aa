using System.Text.Json;
using NUnit.Framework;
using VtdVerify.Mutation.Elements;

namespace VtdVerify.Tests.Mutation;

/// <summary>The report has what readers of mutation-testing-elements (schema version 2) require.</summary>
[Category("Proof")]
internal sealed class ElementsReportTests
{
    private static readonly string[] Statuses =
        ["Killed", "Survived", "NoCoverage", "CompileError", "RuntimeError", "Timeout", "Ignored", "Pending"];

    private JsonElement report;

    private IEnumerable<JsonElement> Mutants =>
        report.GetProperty("files").EnumerateObject().SelectMany(file => file.Value.GetProperty("mutants").EnumerateArray());

    [OneTimeSetUp]
    public void Write()
    {
        using var json = JsonDocument.Parse(ElementsReport.Write(Runs.ReportOnSample()));
        report = json.RootElement.Clone();
    }

    [Test]
    public void It_names_its_version_and_thresholds()
    {
        Assert.That(report.GetProperty("schemaVersion").GetString(), Does.Match(@"^2(\.\d+)?$"));
        var thresholds = report.GetProperty("thresholds");
        Assert.That(thresholds.GetProperty("high").GetInt32(), Is.InRange(thresholds.GetProperty("low").GetInt32(), 100));
        Assert.That(report.GetProperty("framework").GetProperty("name").GetString(), Is.EqualTo("VtdVerify"));
    }

    [Test]
    public void Each_file_has_a_language_and_its_source() => Assert.That(
        report.GetProperty("files").EnumerateObject().Select(file => file.Value),
        Is.Not.Empty.And.All.Matches<JsonElement>(
            file => file.GetProperty("language").GetString() == "c"
                && file.GetProperty("source").GetString()!.Contains("vtd_drain_scope", StringComparison.Ordinal)));

    [Test]
    public void Every_mutant_is_there() =>
        Assert.That(Mutants.Select(Id), Is.EquivalentTo(Runs.Sample.Select(result => result.Mutant.Id)));

    [Test]
    public void Each_mutant_has_a_mutator_and_a_known_status() => Assert.That(
        Mutants,
        Is.All.Matches<JsonElement>(
            mutant => mutant.GetProperty("mutatorName").GetString()!.Length > 0
                && Statuses.Contains(mutant.GetProperty("status").GetString())));

    [Test]
    public void Each_location_lies_in_the_source_with_its_start_before_its_end()
    {
        var lines = report.GetProperty("files").EnumerateObject().Single().Value.GetProperty("source").GetString()!.Split('\n');
        foreach (var mutant in Mutants)
        {
            var (start, end) = (Position(mutant, "start"), Position(mutant, "end"));
            Assert.That(start, Is.LessThanOrEqualTo(end), Id(mutant));
            Assert.That(start.Column, Is.InRange(1, lines[start.Line - 1].Length + 1), Id(mutant));
            Assert.That(end.Column, Is.InRange(1, lines[end.Line - 1].Length + 1), Id(mutant));
        }
    }

    [Test]
    public void What_killed_a_mutant_is_a_test_of_the_report()
    {
        var tests = report.GetProperty("testFiles").EnumerateObject()
            .SelectMany(file => file.Value.GetProperty("tests").EnumerateArray())
            .Select(test => (Id: test.GetProperty("id").GetString(), Name: test.GetProperty("name").GetString()))
            .ToList();
        var killers = Mutants.Where(mutant => mutant.TryGetProperty("killedBy", out _))
            .SelectMany(mutant => mutant.GetProperty("killedBy").EnumerateArray().Select(killer => killer.GetString()));

        Assert.That(tests.Select(test => test.Id), Is.Unique);
        Assert.That(tests.Select(test => test.Name), Is.All.Not.Empty);
        Assert.That(killers.Distinct(), Is.SubsetOf(tests.Select(test => test.Id)));
    }

    private static string? Id(JsonElement mutant) => mutant.GetProperty("id").GetString();

    private static (int Line, int Column) Position(JsonElement mutant, string name)
    {
        var position = mutant.GetProperty("location").GetProperty(name);
        return (position.GetProperty("line").GetInt32(), position.GetProperty("column").GetInt32());
    }
}
