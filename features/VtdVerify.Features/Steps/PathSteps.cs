using VtdVerify.Features.Domain;
using VtdVerify.Model;

namespace VtdVerify.Features.Steps;

/// <summary>
/// Which of the two paths was taken, and what the plain path unmaps. A run that searches the tree is on the tracked path, one that
/// never does on the plain path.
/// </summary>
[Binding]
public sealed class PathSteps(UnmapCase unmap)
{
    [Then("^the tracked path is taken, mapping by mapping$")]
    public void Tracked()
    {
        Expect.That(
            unmap.TookTrackedPath,
            "the tracked path, which looks the mappings up in the tree",
            () => $"the plain path: no look at the tree, and {unmap.Sent.Count} UNMAPs");
        Expect.None(
            unmap.SentToMapping.Where(sent => !sent.HasRangeOfMapping), "every UNMAP to have the range of a mapping in the tree");
    }

    [Then("^the plain path is taken, whatever the tree holds$")]
    public void Plain() => Expect.That(
        !unmap.TookTrackedPath,
        "the plain path, which does not look at the tree",
        () => $"the tracked path: {unmap.Completed().Lookups.Count} searches of the tree");

    [Then(@"^the plain path unmaps every address of (\[.+\]) once, and no other$")]
    public void CoversOnce(AddressRange range)
    {
        if (PlainBlocks() is { } blocks && Coverage.NotOnce(range, blocks) is { } address)
        {
            throw new ExpectationException(
                $"every address of {range} to be unmapped once, and no other",
                $"{address} to be unmapped {Coverage.Times(address, blocks)} times");
        }
    }

    [Then("^the plain path needs no more than ([1-9][0-9]*) UNMAPs?$")]
    public void NoMoreThan(int most)
    {
        if (PlainBlocks() is { } blocks)
        {
            Expect.That(blocks.Count <= most, $"no more than {most} UNMAPs", () => $"{blocks.Count}");
        }
    }

    /// <summary>Says nothing of the other blocks.</summary>
    [Then("^the plain path unmaps each of these blocks in one piece:$")]
    public void InOnePiece(IReadOnlyList<AddressRange> expected)
    {
        if (PlainBlocks() is { } blocks)
        {
            Expect.None(
                expected.Where(block => !blocks.Any(sent => block.LiesInside(sent))).Select(block => $"{block.Length} at {block.First}"),
                "each block of the table to lie within one UNMAP",
                "none that holds");
        }
    }

    /// <summary>Null where the unmap took the other path: which one is to be taken is not plain-cover's to say, but guard's.</summary>
    private IReadOnlyList<AddressRange>? PlainBlocks() => unmap.TookTrackedPath ? null : unmap.Reached;
}
