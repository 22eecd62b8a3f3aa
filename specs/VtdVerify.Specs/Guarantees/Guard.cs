using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>
/// guard: which of the two paths runs. A run that searches the tree takes the tracked path, one that never does the plain path;
/// whatever the code looks like, that is what tells the two apart. A notifier without the MAP flag has only the plain path.
/// </summary>
public sealed class Guard : IGuarantee
{
    private static readonly Obligation TrackedTaken = new(
        "guard/tracked-path-taken",
        "with any tracking flag set, the unmap looks the mappings up in the tree",
        "a tracking flag was set and the unmap never looked at the tree")
    {
        Speaks = UnmapModes.Tracked,
    };

    private static readonly Obligation TrackedOnly = new(
        "guard/tracked-path-only",
        "with any tracking flag set, every UNMAP has the range of a mapping in the tree",
        "a tracking flag was set and an UNMAP was sent that no mapping backs")
    {
        Speaks = UnmapModes.Tracked,
    };

    private static readonly Obligation PlainOtherwise = new(
        "guard/plain-path-otherwise",
        "with no tracking flag set, the unmap does not depend on the tree",
        "no tracking flag was set and the unmap went by the tree")
    {
        Speaks = UnmapModes.Plain,
    };

    public string Id => "guard";

    public GuaranteeKind Kind => GuaranteeKind.Stated;

    public string Sentence =>
        "The tracked path is taken exactly when any global_dirty_tracking bit is set (migration, dirty rate, dirty limit), the plain "
        + "path otherwise.";

    public string Why =>
        "If the guard misses one of the three flags, dirty pages are lost while the dirty rate is measured or limited. If it is too wide, "
        + "listeners that need the whole scope get no UNMAP and keep using memory that the guest took back.";

    public string Source => "the patch's text: when global_dirty_tracking is active; the author's note of 28 November 2025 on v5";

    public string Code => "the condition at the start of vtd_address_space_unmap that reads global_dirty_tracking";

    public IReadOnlyList<Obligation> Obligations { get; } = [TrackedTaken, TrackedOnly, PlainOtherwise];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var tracking = run.Machine.IsTracking & run.Machine.Maps;
        foreach (var e in run.Events)
        {
            yield return new Claim<TTruth>(TrackedOnly, run.Machine.IsTracking & e.ReceiverMaps, e.BackedByRange, e.Site);
        }

        if (run.Returned)
        {
            yield return new Claim<TTruth>(TrackedTaken, tracking, run.Ghost.LookedUp);
            yield return new Claim<TTruth>(PlainOtherwise, !run.Machine.IsTracking & run.Machine.Maps, !run.Ghost.LookedUp);
        }
    }
}
