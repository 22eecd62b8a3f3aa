using NUnit.Framework;
using VtdVerify.Mutation.Elements;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;

namespace VtdVerify.Tests.Mutation;

/// <summary>Parts of a run make the whole again, and nothing else does.</summary>
[Category("Proof")]
internal sealed class ShardMergeTests
{
    [Test]
    public void A_report_is_read_as_it_was_written()
    {
        var text = ElementsReport.Write(Runs.ReportOnSample(shard: 1, shards: 4));

        Assert.That(ElementsReport.Write(ElementsReader.Read("a", text)), Is.EqualTo(text));
    }

    [Test]
    public void What_a_survivor_shows_is_read_as_it_was_written()
    {
        var report = Runs.ReportOnSample(shard: 1, shards: 60);
        var details = new MutantDetails(
            MutantStatus.Survived, "why", ["H5"], [], ["exact"], null, new ReportedDifference("this", "that", "Scenario: a\n  Given b\n"));
        var text = ElementsReport.Write(report with { Mutants = [report.Mutants[0] with { Details = details }] });

        var read = ElementsReader.Read("a", text).Mutants.Single();

        Assert.That(read.Details.Difference, Is.EqualTo(details.Difference));
        Assert.That(read.Details.Faults, Is.EqualTo(details.Faults));
        Assert.That(read.Details.KillingGuarantees(), Is.EqualTo(["exact"]));
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(5)]
    public void The_parts_in_any_order_are_the_whole(int shards)
    {
        var merged = ShardMerge.Merge([.. Parts(shards).Reverse()]);

        Assert.That(ElementsReport.Write(merged), Is.EqualTo(ElementsReport.Write(Runs.ReportOnSample())));
    }

    [Test]
    public void Parts_without_a_mutant_are_parts()
    {
        var shards = Runs.Sample.Count + 2;

        Assert.That(ShardMerge.Merge([.. Parts(shards)]).Mutants, Has.Count.EqualTo(Runs.Sample.Count));
    }

    [Test]
    public void A_missing_part_is_named() =>
        Assert.That(() => ShardMerge.Merge([.. Parts(4).Skip(1).Take(2)]), Refused("parts are missing: 1/4, 4/4"));

    [Test]
    public void A_part_that_is_there_twice_is_named()
    {
        (string, MutationReport) again = ("again", Runs.ReportOnSample(shard: 2, shards: 2));

        Assert.That(() => ShardMerge.Merge([.. Parts(2), again]), Refused("part 2/2 is there more than once: part 2, again"));
    }

    [Test]
    public void Runs_of_another_number_of_parts_are_refused() => Assert.That(
        () => ShardMerge.Merge([("a", Runs.ReportOnSample(1, 2)), ("b", Runs.ReportOnSample(3, 3))]),
        Refused("a and b are of different runs: one of 2 parts and one of 3"));

    [Test]
    public void Another_version_is_refused() => AssertRefused(part => part with { ToolVersion = "1.2.4" }, "versions: 1.2.3 and 1.2.4");

    [Test]
    public void Another_patch_is_refused() => AssertRefused(
        part => part with { Patch = "other", Sources = part.Sources.ToDictionary(file => file.Key, file => file.Value + "\n") },
        "patches: sample and other");

    [Test]
    public void Other_options_are_refused() => AssertRefused(
        part => part with { Selection = part.Selection with { ChangedOnly = true } }, "selections: --changed or --function differs");

    [Test]
    public void Another_original_is_refused() => AssertRefused(
        part => part with { Guarantees = [.. part.Guarantees.Skip(1)] }, "originals: other guarantees hold for it");

    [Test]
    public void A_part_that_lacks_mutants_is_refused()
    {
        var (first, second) = (Runs.ReportOnSample(1, 2), Runs.ReportOnSample(2, 2));

        Assert.That(
            () => ShardMerge.Merge([("a", first with { Mutants = [.. first.Mutants.Take(3)] }), ("b", second)]),
            Refused("part 1/2 has 3 mutants, too few beside the others"));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{ "schemaVersion": "2", "framework": { "name": "StrykerJS", "version": "9" }, "files": {} }""")]
    public void Another_text_is_refused(string text) =>
        Assert.That(() => ElementsReader.Read("other.json", text), Refused("other.json is no report"));

    [Test]
    public void A_place_outside_of_the_source_is_refused()
    {
        var report = Runs.ReportOnSample();
        var moved = report with { Mutants = [report.Mutants[0] with { Start = new SourcePosition(100_000, 1) }] };

        Assert.That(() => ElementsReader.Read("moved.json", ElementsReport.Write(moved)), Refused("moved.json is no report"));
    }

    private static IEnumerable<(string Name, MutationReport Report)> Parts(int shards) =>
        Enumerable.Range(1, shards).Select(shard => ($"part {shard}", Runs.ReportOnSample(shard, shards)));

    private static void AssertRefused(Func<MutationReport, MutationReport> change, string difference) => Assert.That(
        () => ShardMerge.Merge([("a", Runs.ReportOnSample(1, 2)), ("b", change(Runs.ReportOnSample(2, 2)))]),
        Refused($"a and b are of different {difference}"));

    private static NUnit.Framework.Constraints.IResolveConstraint Refused(string problem) =>
        Throws.TypeOf<ReportException>().With.Message.StartsWith(problem).And.Property(nameof(ReportException.Remedy)).Not.Empty;
}
