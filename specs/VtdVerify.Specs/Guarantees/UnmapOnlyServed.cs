using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>unmap-only-served: the tree says nothing about what an UNMAP-only notifier has cached.</summary>
public sealed class UnmapOnlyServed : IGuarantee
{
    private static readonly Obligation WholeScope = new(
        "unmap-only-served/whole-scope",
        "on return an UNMAP that reached a notifier without the MAP flag covered every address of its scope below 2^width",
        "a notifier without the MAP flag got no UNMAP for an address of its scope")
    {
        Speaks = UnmapModes.Plain,
    };

    public string Id => "unmap-only-served";

    public GuaranteeKind Kind => GuaranteeKind.Kept;

    public string Sentence => "A notifier without the MAP flag (vhost) is served though the tree is empty.";

    public string Why =>
        "Without a MAP notifier the tree stays empty. A listener that gets no UNMAP keeps its cached translations and writes to guest "
        + "memory that the guest has taken back.";

    public string Source => "vtd_address_space_unmap before the patch never asks the tree; vhost_iommu_region_add (hw/virtio/vhost.c)";

    public string Code =>
        "n->notifier_flags, which the tracked path may have to look at; without IOMMU_NOTIFIER_MAP nothing fills as->iova_tree";

    public IReadOnlyList<Obligation> Obligations { get; } = [WholeScope];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (run.Returned)
        {
            var isCovered = run.Ghost.TimesCovered != Ghost<TWord, TTruth>.Count(0);
            var inScope = Ghost<TWord, TTruth>.Contains(run.Machine.ReachableScope, run.Ghost.Address);
            yield return new Claim<TTruth>(WholeScope, !run.Machine.Maps & inScope, isCovered);
        }
    }
}
