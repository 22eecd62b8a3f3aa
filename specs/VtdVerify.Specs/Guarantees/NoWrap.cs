using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>no-wrap: every range that the unmap makes ends behind its start.</summary>
public sealed class NoWrap : IGuarantee
{
    private static readonly Obligation EndsBehindStart = new(
        "no-wrap/ends-behind-start",
        "the last address of every search key, of every UNMAP and of every removal is not below its first one",
        "a range was made whose last address is below its first one: its sum wraps 2^64");

    public string Id => "no-wrap";

    public GuaranteeKind Kind => GuaranteeKind.Kept;

    public string Sentence => "No search key and no range wraps 2^64.";

    public string Why =>
        "The tree does not check a key. A key that wraps compares equal only to a mapping that straddles the gap between its ends, so the "
        + "scope's mappings get no UNMAP, and the device keeps its access to memory that the guest took back.";

    public string Source => "iova_tree_find (util/iova-tree.c) takes any key; the kernel's fixes of October 2025 for ends at 2^64";

    public string Code =>
        "iova and size of each DMAMap key, and iova and addr_mask of each event; size is inclusive, so that a scope's is n->end - n->start";

    public IReadOnlyList<Obligation> Obligations { get; } = [EndsBehindStart];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        Claim<TTruth> EndsBehind(IovaRange<TWord> range, CodeSite site) =>
            new(EndsBehindStart, TTruth.Of(true), range.First <= range.Last, site);

        return run.Searches.Select(s => EndsBehind(s.Key, s.Site))
            .Concat(run.Events.Select(e => EndsBehind(e.Handed.Range, e.Site)))
            .Concat(run.Removals.Select(r => EndsBehind(r.Range, r.Site)));
    }
}
