using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Guarantees;

/// <summary>event-constants: the parts of an UNMAP that are the same each time.</summary>
public sealed class EventConstants : IGuarantee
{
    private static readonly Obligation Type = new(
        "event-constants/type", "the type of every event is UNMAP", "an event of another type than UNMAP was made");

    private static readonly Obligation Permission = new(
        "event-constants/permission", "every event grants nothing", "an event was made that grants access");

    private static readonly Obligation Target = new(
        "event-constants/target",
        "the target of every event is the system's memory",
        "an event was made whose target is not the system's memory");

    public string Id => "event-constants";

    public GuaranteeKind Kind => GuaranteeKind.Kept;

    public string Sentence => "Every event is of type UNMAP, grants nothing, and its target is the system's memory.";

    public string Why =>
        "An event of another type never reaches the notifier, one that grants access trips an assertion, and VFIO refuses one with another "
        + "target: the mapping stays, and a running migration fails.";

    public string Source => "memory_region_notify_iommu_one (system/memory.c); vfio_iommu_map_notify (hw/vfio/common.c)";

    public string Code => "event.type, event.entry.perm and event.entry.target_as";

    public IReadOnlyList<Obligation> Obligations { get; } = [Type, Permission, Target];

    public IEnumerable<Claim<TTruth>> Claims<TWord, TTruth>(Run<TWord, TTruth> run)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var always = TTruth.Of(true);
        foreach (var e in run.Events)
        {
            yield return new Claim<TTruth>(Type, always, e.Handed.Type == TWord.Of((ulong)NotifierFlags.Unmap, 32), e.Site);
            yield return new Claim<TTruth>(Permission, always, e.Handed.Permission == TWord.Of((ulong)IommuAccess.None, 32), e.Site);
            yield return new Claim<TTruth>(Target, always, TTruth.Of(e.Handed.TargetIsSystemMemory), e.Site);
        }
    }
}
