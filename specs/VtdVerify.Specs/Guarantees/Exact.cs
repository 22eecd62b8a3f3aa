using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>exact: while memory is tracked an UNMAP is one mapping's own.</summary>
public sealed class Exact : IGuarantee
{
    private static readonly Obligation RepeatsMapping = new(
        "exact/repeats-mapping",
        "while any tracking flag is set, every UNMAP repeats the address, the size and the translated address of a mapping in the tree",
        "an UNMAP was sent under tracking whose address, size and translated address are not those of any mapping in the tree")
    {
        Speaks = UnmapModes.Tracked,
    };

    public string Id => "exact";

    public GuaranteeKind Kind => GuaranteeKind.Stated;

    public string Sentence => "Under tracking each UNMAP repeats one mapping's address, size and translated address.";

    public string Why =>
        "The backend marks dirty pages at the event's translated address: with another address clean pages are sent, dirty ones are "
        + "lost, and memory is corrupt after migration.";

    public string Source => "the patch's text: a valid translated_addr is needed to set dirty bitmaps";

    public string Code =>
        "event.entry.iova, addr_mask and translated_addr of the tracked path, copied from the DMAMap that iova_tree_find returned";

    public IReadOnlyList<Obligation> Obligations { get; } = [RepeatsMapping];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        run.Events.Select(e => new Claim<TTruth>(RepeatsMapping, run.Machine.IsTracking & e.ReceiverMaps, e.BackedExactly, e.Site));
}
