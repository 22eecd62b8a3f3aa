using VtdVerify.Features.Domain;
using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Features.Steps;

/// <summary>What is expected of each UNMAP by itself: its shape, its place, what it repeats.</summary>
[Binding]
public sealed class UnmapSteps(UnmapCase unmap)
{
    [Then("^every UNMAP is a block of a power of two, aligned to its size$")]
    public void AlignedBlocks() => Expect.None(
        unmap.Sent.Where(sent => !IsAlignedBlock(sent.Range)), "every UNMAP to be of a power of two and aligned to its size");

    [Then("^every UNMAP lies inside the scope$")]
    public void InsideScope() => Expect.None(
        unmap.Sent.Where(sent => !sent.Range.LiesInside(unmap.ScopeFor(sent))), $"every UNMAP to lie inside the scope {unmap.Scope}");

    [Then("^every UNMAP repeats a mapping that the IOVA tree holds$")]
    public void RepeatsMapping() => Expect.None(
        unmap.SentToMapping.Where(sent => !sent.RepeatsMapping),
        "every UNMAP to repeat iova, size and guest physical address of a mapping in the tree");

    /// <summary>Does not say that they are sent: that is complete's.</summary>
    [Then("^no UNMAP is sent but these:$")]
    public void NoOther(IReadOnlyList<ExpectedUnmap> expected) => Expect.None(
        unmap.Sent.Where(sent => !expected.Contains(new ExpectedUnmap(sent.Range, sent.Translated))),
        expected.Count == 0 ? "no UNMAP" : "no UNMAP but those of the table");

    [Then("^no UNMAP is sent$")]
    public void None() => NoOther([]);

    private static bool IsAlignedBlock(AddressRange range) =>
        AlignedBlock.Is<ConcreteWord, ConcreteTruth>(range.First.ToWord(), range.Size.ToWord());
}
