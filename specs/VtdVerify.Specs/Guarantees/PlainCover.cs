using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>
/// plain-cover: the blocks of the plain path. A run that never searches the tree is on it. A cover by aligned power-of-two
/// blocks has the fewest blocks when no block's parent, the aligned block of twice its length, lies within what is covered: any such
/// cover needs one block within each of those maximal ones.
/// </summary>
public sealed class PlainCover : IGuarantee
{
    private static readonly Obligation CoveredOnce = new(
        "plain-cover/covered-once",
        "on the plain path every address of [start, min(end, 2^width - 1)] is covered by one UNMAP, every other address by none",
        "on the plain path an address was covered too often, or not at all, or though it lies outside");

    private static readonly Obligation Fewest = new(
        "plain-cover/fewest",
        "on the plain path no block could have been twice as long: the aligned block of twice its length does not fit",
        "on the plain path a block was sent although the aligned block of twice its length fits");

    public string Id => "plain-cover";

    public GuaranteeKind Kind => GuaranteeKind.Stated;

    public string Sentence =>
        "The plain path's blocks are disjoint, cover exactly [start, min(end, 2^aw - 1)], and are the fewest possible.";

    public string Why => "A gap leaves host mappings behind; an overlap or an end one too far unmaps the neighbour's scope.";

    public string Source => "the patch's text: unmapping the whole address space in one go; the 2019 fixes by Yan Zhao and Peter Xu";

    public IReadOnlyList<Obligation> Obligations { get; } = [CoveredOnce, Fewest];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var reachable = run.Machine.ReachableScope;
        foreach (var e in run.Events)
        {
            var parentMask = e.Handed.AddressMask + e.Handed.AddressMask + TWord.Of(1);
            var parentFirst = e.Handed.Iova & ~parentMask;
            var parentFits = (parentFirst >= reachable.First) & ((parentFirst | parentMask) <= reachable.Last);
            yield return new Claim<TTruth>(Fewest, !e.LookedUp, !parentFits, e.Site);
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
