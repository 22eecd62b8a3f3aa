using VtdVerify.Features.Domain;
using VtdVerify.Model;

namespace VtdVerify.Features.Steps;

/// <summary>What is expected of mappings: which are left in the tree, which the notifier was told to unmap.</summary>
[Binding]
public sealed class TreeSteps(UnmapCase unmap)
{
    private IEnumerable<AddressRange> InScope => unmap.Machine.Mappings.Select(mapping => mapping.Range).Where(IsInScope);

    private IEnumerable<AddressRange> OutsideScope =>
        unmap.Machine.Mappings.Select(mapping => mapping.Range).Where(range => !range.Overlaps(unmap.Scope));

    private IEnumerable<AddressRange> Left => unmap.Completed().TreeAfter.Select(mapping => mapping.Range);

    [Then("^the IOVA tree holds no mapping inside the scope$")]
    public void NothingLeft() => Expect.None(
        Left.Where(IsInScope).Select(Mapped), $"no mapping inside the scope {unmap.Scope} to be left in the tree");

    [Then("^every mapping inside the scope got an UNMAP$")]
    public void EachUnmapped() => AllUnmapped([.. InScope]);

    /// <summary>An UNMAP may cover several of them, or part of one.</summary>
    [Then("^UNMAPs reached the notifier for all of:$")]
    public void AllUnmapped(IReadOnlyList<AddressRange> ranges)
    {
        var reached = unmap.Reached;
        Expect.None(
            ranges.Where(range => Coverage.Gap(range, reached) is not null).Select(Mapped),
            "every address of each mapping covered by an UNMAP that reaches the notifier",
            "no UNMAP for");
    }

    [Then("^the IOVA tree still holds:$")]
    public void StillHolds(IReadOnlyList<MappingDescription> expected) => Expect.None(
        expected.Except(unmap.Completed().TreeAfter).Select(mapping => Mapped(mapping.Range)),
        "each mapping of the table to be in the tree still",
        "the tree without");

    [Then("^no UNMAP touches a mapping outside the scope$")]
    public void OutsideNotNotified()
    {
        var reached = unmap.Reached;
        Expect.None(
            OutsideScope.Where(range => Coverage.Touches(range, reached)).Select(Mapped),
            $"no UNMAP for a mapping outside the scope {unmap.Scope}",
            "an UNMAP for");
    }

    [Then("^the other notifier was told of every mapping of its scope that left the tree$")]
    public void OtherServed()
    {
        var run = unmap.Completed();
        var scope = unmap.Machine.Notifiers[1].Scope;
        var reached = run.Events.Where(made => made.NotifierId == 1).Select(SentUnmap.Of).Select(sent => sent.Reached);
        List<AddressRange> told = [.. reached.OfType<AddressRange>()];
        Expect.None(
            unmap.Machine.Mappings.Except(run.TreeAfter).Select(mapping => mapping.Range)
                .Where(range => range.LiesInside(scope) && Coverage.Gap(range, told) is not null)
                .Select(Mapped),
            "the other notifier to be told of every mapping of its scope",
            "the tree without, and no UNMAP for");
    }

    private bool IsInScope(AddressRange range) => range.LiesInside(unmap.Scope);

    private static string Mapped(AddressRange range) => $"the mapping of {range.Length} at {range.First}";
}
