using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>
/// plain-cover: the blocks of the plain path. A run that never searches the tree is on it. Aligned blocks nest or are apart, so
/// the smallest cover of a range is the aligned blocks in it that lie in no longer one. A cover that cuts such a block into parts has
/// one part that starts where the block does, and could have been twice as long. So a cover is the smallest when none could.
/// </summary>
public sealed class PlainCover : IGuarantee
{
    private static readonly Obligation CoveredOnce = new(
        "plain-cover/covered-once",
        "on the plain path every address of [start, min(end, 2^width - 1)] is covered by one UNMAP, every other address by none",
        "on the plain path an address was covered more than once, or not at all, or outside the scope")
    {
        Speaks = UnmapModes.Plain,
    };

    private static readonly Obligation Fewest = new(
        "plain-cover/fewest",
        "on the plain path each UNMAP is an aligned block, and none could have been twice as long: that one is not aligned or does not fit",
        "on the plain path an UNMAP was no aligned block, or one of twice its length that starts there is aligned and fits")
    {
        Speaks = UnmapModes.Plain,
    };

    public string Id => "plain-cover";

    public GuaranteeKind Kind => GuaranteeKind.Stated;

    public string Sentence =>
        "The plain path's blocks are disjoint, cover exactly [start, min(end, 2^aw - 1)], and are the fewest possible.";

    public string Why =>
        "A gap leaves mappings in the host, and the device keeps its access through them; an overlap or an end one too far unmaps the "
        + "neighbour's scope under a running device.";

    public string Source => "the patch's text: unmapping the whole address space in one go; the 2019 fixes by Yan Zhao and Peter Xu";

    public string Code =>
        "the block loop of vtd_address_space_unmap: the clamp to 2^aw - 1, dma_aligned_pow2_mask, and the steps of start and remain";

    public IReadOnlyList<Obligation> Obligations { get; } = [CoveredOnce, Fewest];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var reachable = run.Machine.ReachableScope;
        foreach (var e in run.OwnEvents)
        {
            var (first, mask) = (e.Handed.Iova, e.Handed.AddressMask);
            var isBlock = AlignedBlock.Is<TWord, TTruth>(first, mask);
            var longerMask = (mask << TWord.Of(1)) | TWord.Of(1);
            var isAligned = (first & longerMask) == TWord.Of(0);

            // Of all 2^64 addresses there is no block of twice the length.
            var isLonger = run.Machine.Space.HasEveryAddress ? longerMask != mask : TTruth.Of(true);
            var couldBeLonger = isLonger & isAligned & (reachable.First <= first) & ((first | longerMask) <= reachable.Last);
            yield return new Claim<TTruth>(Fewest, !e.LookedUp, isBlock & !couldBeLonger, e.Site);
        }

        if (run.Returned)
        {
            var ghost = run.Ghost;
            var once = Ghost<TWord, TTruth>.Count(1);
            var never = Ghost<TWord, TTruth>.Count(0);
            var expected = TWord.Select(Ghost<TWord, TTruth>.Contains(reachable, ghost.Address), once, never);
            yield return new Claim<TTruth>(CoveredOnce, !ghost.LookedUp, ghost.TimesCovered == expected);
        }
    }
}
