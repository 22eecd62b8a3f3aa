using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Assumptions;

/// <summary>
/// The default class of machines, as assumptions over words: the prover asserts them, and every concrete case that it shows is
/// checked against the same definitions.
/// </summary>
public static class Ledger
{
    /// <summary>Of VT-d; another vIOMMU has its own widths.</summary>
    public static Assumption Width { get; } = SpaceAssumptions.Width(IovaSpace.Vtd);

    public static Assumption ScopeAligned { get; } = new(
        "scope-page-aligned",
        "A notifier's scope starts and ends on a 4 KiB boundary and is not empty.",
        "Memory sections are page-aligned, and registration asserts start <= end.");

    public static Assumption ScopeBelowWidth { get; } = new(
        "scope-below-width",
        "A scope starts below 2^width.",
        "Otherwise an assertion of the plain path fires, with the patch and without it.");

    public static Assumption TrackingBits { get; } = new(
        "tracking-bits",
        "global_dirty_tracking has only the bits for migration, dirty rate and dirty limit.",
        "QEMU defines no other bits, and asserts so when tracking starts.");

    public static Assumption NotifierUnmaps { get; } = new(
        "notifier-unmaps",
        "The notifier has the UNMAP flag, with the MAP flag (VFIO, vDPA) or without it (vhost), and no flag for device-IOTLB events.",
        "The unmap sends no device-IOTLB events: a notifier for these alone gets none, with the patch and without it.");

    public static Assumption OneOther { get; } = new(
        "one-other-notifier",
        "The address space has at most one other notifier.",
        "An unmap notifies others one by one, so a proof for one arbitrary other notifier holds for each. A proof on code that reads the "
        + "list of notifiers holds for two: it is bounded.");

    /// <summary>Of VT-d; another vIOMMU has its own leaves.</summary>
    public static Assumption WellFormed { get; } = SpaceAssumptions.WellFormed(IovaSpace.Vtd);

    public static Assumption GrantsAccess { get; } = new(
        "mapping-grants-access",
        "A mapping is read-only, write-only or both.",
        IovaSpace.Vtd.AccessReason);

    public static Assumption Disjoint { get; } = new(
        "mappings-disjoint",
        "Mappings in the tree do not overlap.",
        "iova_tree_insert refuses a mapping that overlaps another one. With --qemu, the tree's own iova_tree_insert is verified.");

    public static Assumption NoStraddle { get; } = new(
        "no-straddle",
        "No mapping straddles a boundary of the notifier's scope.",
        "The MAP event of such a mapping already trips the containment assertion up to 10.1. From 10.2 on it is cropped and can exist; "
        + "without this assumption even the fixed search key sends an UNMAP that leaves the scope.");

    public static Assumption LookupFinds { get; } = new(
        "lookup-finds",
        "A lookup finds a mapping that compares equal to the key whenever the tree holds one.",
        "Along disjoint mappings sorted by address the comparison with a key is monotone, wrapping keys included, so a binary search "
        + "cannot miss. Every run proves this.");

    public static Assumption Undisturbed { get; } = new(
        "undisturbed",
        "While an unmap runs, the tracking flags do not change, and only the unmap changes the tree.",
        "The big QEMU lock protects both, and the unmap holds it. VFIO's callback changes neither.");

    /// <summary>Every assumption on VT-d, in the order in which a reader meets what they speak of.</summary>
    public static IReadOnlyList<Assumption> All { get; } =
    [
        Width, ScopeAligned, ScopeBelowWidth, TrackingBits, NotifierUnmaps, OneOther, WellFormed, GrantsAccess, Disjoint, NoStraddle,
        LookupFinds, Undisturbed,
    ];

    /// <summary>All but what is built into every symbolic run, so that no proof can do without it.</summary>
    public static IReadOnlyList<Assumption> Droppable { get; } = [.. All.Where(a => a != Undisturbed)];

    /// <summary>Every assumption on machines whose vIOMMU has the page tables, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<Assumption> Of(IovaSpace space) =>
        space == IovaSpace.Vtd ? All : [.. All.Select(assumption => SpaceAssumptions.In(space, assumption))];

    /// <summary>Each once, in the order of <see cref="All"/>, whatever vIOMMU they speak of.</summary>
    public static IEnumerable<Assumption> InOrder(IEnumerable<Assumption> assumptions)
    {
        var given = assumptions.ToHashSet();
        return All.SelectMany(known => given.Where(assumption => SpaceAssumptions.IsKindOf(assumption, known)));
    }

    /// <summary>As <see cref="Droppable"/>, of such machines.</summary>
    public static IReadOnlyList<Assumption> DroppableOf(IovaSpace space) => [.. Of(space).Where(a => a != Undisturbed)];

    /// <summary>What is assumed of a machine before any mapping is looked at.</summary>
    public static IReadOnlyList<(Assumption Assumption, TTruth Holds)> OfMachine<TWord, TTruth>(Surroundings<TWord, TTruth> machine)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var width = machine.AddressWidth;
        var (scope, lastAddress) = (machine.Scope, machine.LastAddress);
        return
        [
            (SpaceAssumptions.In(machine.Space, Width), IsOneOf<TWord, TTruth>(width, machine.Space.Widths)),
            (ScopeAligned, IsAligned<TWord, TTruth>(scope) & (!machine.HasOther | IsAligned<TWord, TTruth>(machine.Other.Scope))),
            (ScopeBelowWidth, (scope.First <= lastAddress) & (!machine.HasOther | (machine.Other.Scope.First <= lastAddress))),
            (TrackingBits, machine.GlobalDirtyTracking <= TWord.Of((ulong)AllTracking, 32)),
            (NotifierUnmaps, Unmaps<TWord, TTruth>(machine.Notifier) & (!machine.HasOther | Unmaps<TWord, TTruth>(machine.Other))),
        ];
    }

    /// <summary>What is assumed of a mapping that is in the tree when the unmap begins.</summary>
    public static IReadOnlyList<(Assumption Assumption, TTruth Holds)> OfMapping<TWord, TTruth>(
        Surroundings<TWord, TTruth> machine, DmaMap<TWord> mapping)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var size = mapping.Size;
        var isLeaf = machine.Space.IsLeaf<TWord, TTruth>(size);
        var wellFormed = isLeaf & ((mapping.Iova & size) == TWord.Of(0)) & (mapping.Iova <= machine.LastAddress - size);
        var grantsAccess = Permissions.OfMappings
            .Select(permission => mapping.Permission == Permissions.Word<TWord, TTruth>(permission))
            .Aggregate((a, b) => a | b);
        var range = mapping.Range;
        return
        [
            (SpaceAssumptions.In(machine.Space, WellFormed), wellFormed),
            (SpaceAssumptions.In(machine.Space, GrantsAccess), grantsAccess),
            (NoStraddle, machine.InScope(range) | machine.OutsideScope(range)),
        ];
    }

    /// <summary>What is assumed of two mappings that are in the tree when the unmap begins.</summary>
    public static (Assumption Assumption, TTruth Holds) OfPair<TWord, TTruth>(DmaMap<TWord> one, DmaMap<TWord> other)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => (Disjoint, !OverlapComparison.Overlaps<TWord, TTruth>(one.Range, other.Range));

    private static TTruth IsAligned<TWord, TTruth>(IovaRange<TWord> scope)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var offset = TWord.Of(VtdAddressSpace.PageSize - 1);
        return ((scope.First & offset) == TWord.Of(0)) & ((scope.Last & offset) == offset) & (scope.First <= scope.Last);
    }

    private static TTruth Unmaps<TWord, TTruth>(IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        NotifierFlagWords.AreForUnmaps<TWord, TTruth>(notifier.Flags);

    private const DirtyTracking AllTracking = DirtyTracking.Migration | DirtyTracking.DirtyRate | DirtyTracking.DirtyLimit;

    private static TTruth IsOneOf<TWord, TTruth>(TWord width, IReadOnlyList<int> widths)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        widths.Select(bits => width == TWord.Of((ulong)bits, width.Width)).Aggregate((a, b) => a | b);
}
