using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>outside-untouched: an unmap of one scope leaves its neighbours alone.</summary>
public sealed class OutsideUntouched : IGuarantee
{
    private static readonly Obligation NotRemoved = new(
        "outside-untouched/not-removed",
        "a mapping outside the scope that was in the tree is in the tree on return",
        "a mapping outside the scope was removed from the tree");

    private static readonly Obligation NotNotified = new(
        "outside-untouched/not-notified",
        "no UNMAP that reached the notifier covers an address of a mapping outside the scope",
        "an UNMAP that covers a mapping outside the scope reached the notifier");

    public string Id => "outside-untouched";

    public GuaranteeKind Kind => GuaranteeKind.Kept;

    public string Sentence => "A mapping outside the scope is neither notified nor removed.";

    public string Why =>
        "A mapping that leaves the tree without an UNMAP stays in the host's IOMMU with no record of it: the device keeps its access "
        + "until the whole region goes, and its dirty pages are lost.";

    public string Source => "vtd_address_space_unmap before the patch removes exactly the range that it unmapped";

    public string Code => "the key of iova_tree_find and the argument of iova_tree_remove, compared with n->start and n->end";

    public IReadOnlyList<Obligation> Obligations { get; } = [NotRemoved, NotNotified];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (!run.Returned)
        {
            yield break;
        }

        var ghost = run.Ghost;
        var mappedOutside = ghost.WasInTree & run.Machine.OutsideScope(ghost.Mapping.Range);
        yield return new Claim<TTruth>(NotRemoved, mappedOutside, ghost.InTree);

        var atAddress = mappedOutside & Ghost<TWord, TTruth>.Contains(ghost.Mapping.Range, ghost.Address);
        yield return new Claim<TTruth>(NotNotified, atAddress, ghost.TimesCovered == Ghost<TWord, TTruth>.Count(0));
    }
}
