using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>complete: nothing that was mapped inside the scope stays mapped.</summary>
public sealed class Complete : IGuarantee
{
    private static readonly Obligation NothingLeft = new(
        "complete/nothing-left",
        "on return the tree holds no mapping inside the scope",
        "on return the mapping is still in the tree");

    private static readonly Obligation EachUnmapped = new(
        "complete/each-unmapped",
        "on return every address of a mapping inside the scope was covered by an UNMAP that reached the notifier",
        "on return no UNMAP that covers the mapping had reached the notifier");

    public string Id => "complete";

    public GuaranteeKind Kind => GuaranteeKind.Stated;

    public string Sentence => "On return no mapping inside the scope is left in the tree, and each got an UNMAP.";

    public string Why =>
        "The host's IOMMU keeps the translation: a device that the guest believes blocked still reads and writes guest memory, its "
        + "dirty pages are never collected, and the next mapping of the address fails or is skipped.";

    public string Source => "the patch's text: each range with an active mapping is unmapped";

    public string Code =>
        "the key of iova_tree_find, the loop around it, the event for memory_region_notify_iommu_one, the argument of iova_tree_remove";

    public IReadOnlyList<Obligation> Obligations { get; } = [NothingLeft, EachUnmapped];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (!run.Returned)
        {
            yield break;
        }

        var ghost = run.Ghost;
        var mappedInScope = ghost.WasInTree & run.Machine.InScope(ghost.Mapping.Range);
        yield return new Claim<TTruth>(NothingLeft, mappedInScope, !ghost.InTree);

        var atAddress = mappedInScope & Ghost<TWord, TTruth>.Contains(ghost.Mapping.Range, ghost.Address);
        yield return new Claim<TTruth>(EachUnmapped, atAddress, ghost.TimesCovered != Ghost<TWord, TTruth>.Count(0));
    }
}
