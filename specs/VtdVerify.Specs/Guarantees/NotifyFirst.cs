using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>notify-first: the host lets go of a mapping before the tree forgets it.</summary>
public sealed class NotifyFirst : IGuarantee
{
    private static readonly Obligation BeforeRemoval = new(
        "notify-first/before-removal",
        "when a mapping inside the scope is removed from the tree, each of its addresses was covered by an UNMAP that reached the notifier",
        "a mapping inside the scope was removed from the tree before an UNMAP that covers it had reached the notifier");

    private static readonly Obligation NotReadAfter = new(
        "notify-first/not-read-after",
        "a mapping that was found in the tree is not read after its removal",
        "memory was read that a removal from the tree had freed");

    public string Id => "notify-first";

    public GuaranteeKind Kind => GuaranteeKind.Kept;

    public string Sentence => "A mapping is notified before it is removed and is not read after.";

    public string Why =>
        "The removal frees the mapping. An UNMAP made from it afterwards reads freed memory, a bug that QEMU's tree itself had until 2022. "
        + "A mapping that is removed first is forgotten if its UNMAP then fails.";

    public string Source => "iova_tree_remove frees what it removes (util/iova-tree.c); commit 69292a8e40f4 (2022)";

    public string Code =>
        "the order of memory_region_notify_iommu_one and iova_tree_remove, and every read of the DMAMap behind the removal";

    public IReadOnlyList<Obligation> Obligations { get; } = [BeforeRemoval, NotReadAfter];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var ghost = run.Ghost;
        var mapped = run.Machine.InScope(ghost.Mapping.Range) & Ghost<TWord, TTruth>.Contains(ghost.Mapping.Range, ghost.Address);
        foreach (var removal in run.Removals)
        {
            var wasCovered = removal.TimesCovered != Ghost<TWord, TTruth>.Count(0);
            yield return new Claim<TTruth>(BeforeRemoval, removal.TakesGhost & mapped, wasCovered, removal.Site);
        }

        // Memory that was freed shows nothing: a run that reads it is undefined and ends there.
        var isDefined = run.End is not RunEnd.Undefined;
        if (run.Returned || !isDefined)
        {
            yield return new Claim<TTruth>(NotReadAfter, ghost.WasInTree & !ghost.InTree, TTruth.Of(isDefined));
        }
    }
}
