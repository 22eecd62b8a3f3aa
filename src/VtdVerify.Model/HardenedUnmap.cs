using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// An unmap that keeps every guarantee. Where it differs from the posted code:
/// <list type="bullet">
/// <item>The search key is the scope itself, cut at the address space's end: it neither wraps nor reaches beyond the scope.</item>
/// <item>A mapping that straddles an edge of the scope is left alone, since no UNMAP inside the scope could be its own. The key is
/// narrowed to what lies behind it, or before it, so that the search goes on and ends.</item>
/// <item>A notifier without the MAP flag gets its whole scope in blocks, tracking or not: the tree says nothing about it.</item>
/// <item>Before a mapping leaves the tree under tracking, each other notifier with the MAP flag is told whose scope holds it: its own unmap
/// will not find it any more.</item>
/// </list>
/// Without tracking it is the plain path of every revision.
/// </summary>
internal static class HardenedUnmap
{
    private const string File = "HardenedUnmap.cs";

    private static readonly CodeSite Loop = new(File, 0, "while a mapping lies in what is left of the scope");
    private static readonly CodeSite Notify = new(File, 0, "the UNMAP of one mapping");
    private static readonly CodeSite NotifyOther = new(File, 0, "the UNMAP of one mapping for another notifier");
    private static readonly CodeSite Remove = new(File, 0, "the removal of one mapping");

    public static void Unmap<TWord, TTruth>(IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        if (!machine.Decide(machine.GlobalDirtyTracking != TWord.Of((ulong)DirtyTracking.None, 32)))
        {
            VtdAddressSpace.UnmapScope(machine, notifier);
            return;
        }

        var goesByTree = machine.Decide(MemoryRegionNotify.Has<TWord, TTruth>(notifier.Flags, NotifierFlags.Map));
        if (!goesByTree)
        {
            VtdAddressSpace.NotifyScope(machine, notifier);
        }

        UnmapMappings(machine, notifier, goesByTree);
    }

    private static void UnmapMappings<TWord, TTruth>(
        IUnmapMachine<TWord, TTruth> machine, IommuNotifier<TWord> notifier, bool goesByTree)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var scope = VtdAddressSpace.Reachable(machine, notifier);
        IStoredMapping<TWord, TTruth>? mapping = null;
        Model.Loop.Run<TWord, TTruth>(
            machine,
            Loop,
            ["first", "last"],
            [scope.First, scope.Last],
            left => machine.Decide(left[0] <= left[1])
                && (mapping = machine.Find(new IovaRange<TWord>(left[0], left[1]), Loop)) is not null,
            left => UnmapOne(machine, notifier, goesByTree, new IovaRange<TWord>(left[0], left[1]), mapping!.Map));
    }

    /// <summary>What is left of the scope to be searched.</summary>
    private static TWord[] UnmapOne<TWord, TTruth>(
        IUnmapMachine<TWord, TTruth> machine,
        IommuNotifier<TWord> notifier,
        bool goesByTree,
        IovaRange<TWord> left,
        DmaMap<TWord> map)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var range = map.Range;
        if (machine.Decide((range.First < left.First) | (range.Last > left.Last)))
        {
            // Behind a mapping that holds the first address, else before it: so neither sum wraps.
            return machine.Decide(range.First <= left.First)
                ? [range.Last + TWord.Of(1), left.Last]
                : [left.First, range.First - TWord.Of(1)];
        }

        var unmapping = VtdAddressSpace.Unmapping<TWord, TTruth>(map.Iova, map.Size, map.TranslatedAddress);
        if (goesByTree)
        {
            machine.Notify(notifier, unmapping, Notify);
        }

        foreach (var other in machine.Notifiers.Where(other => other.Id != notifier.Id))
        {
            if (machine.Decide(GoesByTreeFor<TWord, TTruth>(other, range)))
            {
                machine.Notify(other, unmapping, NotifyOther);
            }
        }

        machine.Remove(range, Remove);
        return [left.First, left.Last];
    }

    private static TTruth GoesByTreeFor<TWord, TTruth>(IommuNotifier<TWord> notifier, IovaRange<TWord> range)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> =>
        MemoryRegionNotify.Has<TWord, TTruth>(notifier.Flags, NotifierFlags.Map)
        & (notifier.Scope.First <= range.First) & (range.Last <= notifier.Scope.Last);
}
