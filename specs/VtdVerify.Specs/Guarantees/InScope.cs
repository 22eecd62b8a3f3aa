using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>in-scope: no UNMAP reaches beyond what its notifier registered for.</summary>
public sealed class InScope : IGuarantee
{
    private static readonly Obligation Inside = new(
        "in-scope/inside",
        "every UNMAP that the unmap hands to the notify rule lies inside the notifier's scope",
        "an UNMAP was made that lies, wholly or in part, outside the notifier's scope");

    public string Id => "in-scope";

    public GuaranteeKind Kind => GuaranteeKind.Stated;

    public string Sentence => "Every UNMAP lies inside its notifier's [start, end].";

    public string Why =>
        "An UNMAP that overlaps the scope's edge aborts QEMU up to 10.1, which a guest can provoke, and is cropped from 10.2 on. "
        + "An UNMAP beyond the edge is dropped silently, but its mapping may leave the tree.";

    public string Source => "memory_region_notify_iommu_one (system/memory.c); the 2019 fixes of vtd_address_space_unmap's end";

    public string Code => "event.entry.iova and addr_mask, compared with n->start and n->end by memory_region_notify_iommu_one";

    public IReadOnlyList<Obligation> Obligations { get; } = [Inside];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        run.Events.Select(e => new Claim<TTruth>(
            Inside, TTruth.Of(true), Scopes.Holds<TWord, TTruth>(e.Receiver.Scope, e.Handed.Range), e.Site));
}
