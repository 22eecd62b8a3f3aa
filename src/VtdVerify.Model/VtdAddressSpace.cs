using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// The unmap of one notifier's scope in a VT-d address space (vtd_address_space_unmap in hw/i386/intel_iommu.c), with the
/// path that the patch adds for the time in which guest memory is tracked, in each revision.
/// </summary>
public static class VtdAddressSpace
{
    public const ulong PageSize = 4096;

    private const string File = "VtdAddressSpace.cs";

    private static readonly CodeSite TrackedLoop = new(File, 0, "while a mapping compares equal to the search key");
    private static readonly CodeSite TrackedNotify = new(File, 0, "the UNMAP of one mapping");
    private static readonly CodeSite TrackedRemove = new(File, 0, "the removal of one mapping");
    private static readonly CodeSite PlainLoop = new(File, 0, "while a page of the scope remains");
    private static readonly CodeSite PlainNotify = new(File, 0, "the UNMAP of one block");
    private static readonly CodeSite PlainRemove = new(File, 0, "the removal of the whole scope");

    /// <summary>Unmaps the notifier's scope as the revision does.</summary>
    public static void Unmap<TWord, TTruth>(
        IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier, Revision revision)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (revision == Revision.Hardened)
        {
            HardenedUnmap.Unmap(machine, notifier);
            return;
        }

        if (machine.Decide(TakesTrackedPath(machine, revision)))
        {
            UnmapMappings(machine, notifier, revision);
            return;
        }

        UnmapScope(machine, notifier);
    }

    /// <summary>The plain path: the scope in the fewest aligned blocks of powers of two, whatever the tree says.</summary>
    public static void UnmapScope<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        NotifyScope(machine, notifier);
        machine.Remove(Reachable(machine, notifier), PlainRemove);
    }

    /// <summary>The plain path's UNMAPs, without the removal.</summary>
    internal static void NotifyScope<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var widestMask = WidestMask(machine);
        var (first, last) = Reachable(machine, notifier);
        machine.Assert(first <= last, new CodeSite(File, 0, "the scope starts below the end of the address space"));

        var end = Loop.Run<TWord, TTruth>(
            machine,
            PlainLoop,
            ["next", "remaining"],
            [first, last - first + TWord.Of(1)],
            state => state[1] >= TWord.Of(PageSize),
            state =>
            {
                var (next, remaining) = (state[0], state[1]);
                var mask = machine.AlignedMask(next, last, widestMask);
                machine.Notify(notifier, Unmapping<TWord, TTruth>(next, mask, TWord.Of(0)), PlainNotify);
                var length = mask + TWord.Of(1);
                return [next + length, remaining - length];
            });

        machine.Assert(end[1] == TWord.Of(0), new CodeSite(File, 0, "nothing of the scope remains"));
    }

    /// <summary>The scope up to the end of the address space: nothing is mapped behind it.</summary>
    internal static IovaRange<TWord> Reachable<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var (scope, widestMask) = (notifier.Scope, WidestMask(machine));
        return new(scope.First, TWord.Select(scope.Last > widestMask, widestMask, scope.Last));
    }

    internal static IommuTlbEvent<TWord> Unmapping<TWord, TTruth>(TWord iova, TWord mask, TWord translated)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => new(
            Type: TWord.Of((ulong)NotifierFlags.Unmap, 32),
            Iova: iova,
            AddressMask: mask,
            TranslatedAddress: translated,
            Permission: Permissions.Word<TWord, TTruth>(IommuAccess.None),
            TargetIsSystemMemory: true);

    private static TWord WidestMask<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => (TWord.Of(1) << machine.AddressWidth.Resize(64)) - TWord.Of(1);

    private static TTruth TakesTrackedPath<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, Revision revision)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => revision switch
        {
            Revision.Base => TTruth.Of(false),
            Revision.V1 or Revision.V5 => machine.MigrationIsRunning,
            _ => machine.GlobalDirtyTracking != TWord.Of((ulong)DirtyTracking.None, 32),
        };

    private static void UnmapMappings<TWord, TTruth>(
        IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier, Revision revision)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var key = SearchKey<TWord, TTruth>(notifier, revision);
        IStoredMapping<TWord, TTruth>? mapping = null;
        Loop.Run(
            machine,
            TrackedLoop,
            () => (mapping = machine.Find(key, TrackedLoop)) is not null,
            () =>
            {
                var map = mapping!.Map;
                var translated = revision == Revision.V1 ? TWord.Of(0) : map.TranslatedAddress;
                machine.Notify(notifier, Unmapping<TWord, TTruth>(map.Iova, map.Size, translated), TrackedNotify);
                machine.Remove(map.Range, TrackedRemove);
            });
    }

    private static IovaRange<TWord> SearchKey<TWord, TTruth>(IommuNotifier<TWord> notifier, Revision revision)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var scope = notifier.Scope;
        var inclusiveSize = revision == Revision.Fixed ? scope.Last - scope.First : scope.Last;
        return IovaRange<TWord>.OfInclusiveSize(scope.First, inclusiveSize);
    }
}
