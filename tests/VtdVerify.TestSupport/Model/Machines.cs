using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Tests.Model;

/// <summary>Machines, mappings and runs that several tests share.</summary>
internal static class Machines
{
    public static MachineDescription Tracked { get; } = new()
    {
        DirtyTracking = DirtyTracking.Migration,
        MigrationIsRunning = true,
    };

    public static MappingDescription Map4K(ulong iova, ulong to = 0x1000) => Given.Mapping(iova, InclusiveSize.Of4K, to);

    public static MappingDescription Map2M(ulong iova, ulong to = 0x200000) => Given.Mapping(iova, InclusiveSize.Of2M, to);

    public static MappingDescription Map1G(ulong iova, ulong to = 0x40000000) => Given.Mapping(iova, InclusiveSize.Of1G, to);

    public static Action<IUnmapMachine<ConcreteWord, ConcreteTruth>, IommuNotifier<ConcreteWord>> UnmapOf(Revision revision) =>
        (machine, notifier) => VtdAddressSpace.Unmap(machine, notifier, revision);

    public static MachineRun Run(this MachineDescription machine, Revision revision, int notifierId = 0) =>
        Machine.Run(machine, notifierId, UnmapOf(revision));

    /// <summary>Hands one event to notifier 0 and returns.</summary>
    public static MachineRun RunEvent(this MachineDescription machine, IommuTlbEvent<ConcreteWord> tlbEvent) =>
        Machine.Run(machine, 0, (running, notifier) => running.Notify(notifier, tlbEvent, Site));

    public static CodeSite Site { get; } = new("test.c", 7, "a call");

    public static IommuTlbEvent<ConcreteWord> Unmapping(ulong iova, ulong mask, ulong translated = 0) => new(
        ConcreteWord.Of((ulong)NotifierFlags.Unmap, 32),
        ConcreteWord.Of(iova),
        ConcreteWord.Of(mask),
        ConcreteWord.Of(translated),
        ConcreteWord.Of((ulong)IommuAccess.None, 32),
        TargetIsSystemMemory: true);

    public static T[] These<T>(params T[] values) => values;

    public static IovaRange<ConcreteWord> Range(ulong first, ulong last) => new(ConcreteWord.Of(first), ConcreteWord.Of(last));

    public static IEnumerable<(ulong Iova, ulong Mask)> Blocks(this MachineRun run) =>
        run.Events.Select(tlbEvent => (tlbEvent.Event.Iova.Value, tlbEvent.Event.AddressMask.Value));

    public static IEnumerable<ulong> IovasLeft(this MachineRun run) => run.TreeAfter.Select(mapping => mapping.Iova.Value);
}
