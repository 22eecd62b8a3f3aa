using NUnit.Framework;
using VtdVerify.CSubset;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Mutators;
using VtdVerify.Tests.Subjects;

namespace VtdVerify.Tests.Mutation;

/// <summary>Mutants as texts: their ids, their places, which of them are made.</summary>
internal sealed class MutantTests
{
    private static readonly MutationTarget Target = Targets.Of("sample-fixed");

    private static IReadOnlyList<Mutant> All { get; } = MutantGenerator.Generate(Target, MutantSelection.Everything);

    private static IEnumerable<string> Faults => HistoricFaults.All.Select(fault => fault.Id);

    [Test]
    public void Ids_are_unique() => Assert.That(All.Select(mutant => mutant.Id), Is.Unique);

    [Test]
    public void No_two_make_the_same_text() =>
        Assert.That(All.Select(mutant => Text(Target.Apply(mutant))), Is.Unique);

    [Test]
    public void No_line_moves() => Assert.That(
        All.SelectMany(mutant => Target.Apply(mutant).Select(segment => segment.Lines.Count)).Distinct(),
        Is.EquivalentTo(Target.Segments.Select(segment => segment.Lines.Count).Distinct()));

    [Test]
    public void Ids_stay_when_the_lines_move_and_are_indented_otherwise()
    {
        var moved = CSources.SampleSegments("sample-fixed")
            .Select(segment => segment with { FirstLine = segment.FirstLine + 100 })
            .ToList();

        Assert.That(
            MutantGenerator.Generate(Targets.Of(moved), MutantSelection.Everything).Select(mutant => mutant.Id),
            Is.EqualTo(All.Select(mutant => mutant.Id)));
    }

    [Test]
    public void The_span_holds_what_goes()
    {
        var lines = Target.Sources[CSources.File].Split('\n');

        Assert.That(
            All.Where(mutant => mutant.End.Line == mutant.Span.Line),
            Has.All.Matches<Mutant>(
                mutant => lines[mutant.Span.Line - 1][(mutant.Span.Column - 1)..(mutant.End.Column - 1)] == mutant.Original));
    }

    [Test]
    public void Shards_share_all_of_them()
    {
        var shards = Enumerable.Range(1, 3)
            .SelectMany(shard => MutantGenerator.Generate(Target, new MutantSelection { Shard = shard, Shards = 3 }))
            .Select(mutant => mutant.Id);

        Assert.That(shards, Is.EquivalentTo(All.Select(mutant => mutant.Id)));
    }

    [Test]
    public void One_function_can_be_asked_for() => Assert.That(
        MutantGenerator.Generate(Target, new MutantSelection { Function = "vtd_drain_scope" }).Select(mutant => mutant.Function).Distinct(),
        Is.EqualTo(["vtd_drain_scope"]));

    [Test]
    public void Only_changed_lines_can_be_asked_for()
    {
        var unchanged = CSources.SampleSegments("sample-fixed")
            .Select(segment => segment with { Lines = [.. segment.Lines.Select(line => line with { Changed = IsGuard(line) })] })
            .ToList();

        Assert.That(
            MutantGenerator.Generate(Targets.Of(unchanged), new MutantSelection { ChangedOnly = true }).Select(mutant => mutant.Function),
            Is.Not.Empty.And.All.EqualTo("vtd_address_space_unmap"));

        static bool IsGuard(SourceLine line) => line.Text.Contains("global_dirty_tracking", StringComparison.Ordinal);
    }

    [TestCaseSource(nameof(Faults))]
    public void A_fault_of_the_past_can_be_put_into_some_code(string id)
    {
        var code = id switch
        {
            "H11" => "last = (1ULL << bits) - 1;",
            "H34" => "limit = 1ULL << bits;",
            _ => null,
        };
        var functions = code is null ? Target.Functions : [MutatedCode.Function(code)];

        Assert.That(
            functions.SelectMany(function => HistoricFaults.In([.. function.Places()])).Select(found => found.Fault.Id), Does.Contain(id));
    }

    private static string Text(IReadOnlyList<SourceSegment> segments) =>
        Pieces.OneLine(string.Join('\n', segments.SelectMany(segment => segment.Lines).Select(line => line.Text)));
}
