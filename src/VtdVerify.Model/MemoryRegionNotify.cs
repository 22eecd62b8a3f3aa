using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>What QEMU does with an event that only partly lies in a notifier's scope.</summary>
public enum NotifyRule
{
    /// <summary>Up to 10.1: an assertion aborts QEMU.</summary>
    Asserts,

    /// <summary>From 10.2: the event is cropped to the scope; its translated address stays as it was.</summary>
    Crops,
}

/// <summary>
/// memory_region_notify_iommu_one (system/memory.c): which events reach a notifier, and in which shape. Up to 10.1 an
/// event must lie inside the scope, else QEMU aborts; from 10.2 it is cropped, as it always was for device-IOTLB notifiers.
/// </summary>
public static class MemoryRegionNotify
{
    /// <summary>The event as the notifier's callback gets it; null where it does not.</summary>
    /// <param name="crops">Whether the rule of 10.2 applies, unless the notifier has a rule of its own.</param>
    public static IommuTlbEvent<TWord>? Apply<TWord, TTruth>(
        IExecution<TWord, TTruth> execution,
        TTruth crops,
        IommuNotifier<TWord> notifier,
        IommuTlbEvent<TWord> tlbEvent,
        CodeSite site)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var isUnmap = Is<TWord, TTruth>(tlbEvent.Type, NotifierFlags.Unmap);
        var grantsNothing = tlbEvent.Permission == Permissions.Word<TWord, TTruth>(IommuAccess.None);
        execution.Assert(!isUnmap | grantsNothing, site with { Text = "an UNMAP grants no access" });

        var (scope, range) = (notifier.Scope, tlbEvent.Range);
        var isOutside = (range.Last < scope.First) | (range.First > scope.Last);
        crops = notifier.Rule is { } own ? TTruth.Of(own == NotifyRule.Crops) : crops;
        crops |= Has<TWord, TTruth>(notifier.Flags, NotifierFlags.DeviceIotlbUnmap);
        execution.Assert(
            isOutside | crops | ((range.First >= scope.First) & (range.Last <= scope.Last)),
            site with { Text = "the event lies inside the notifier's scope" });

        // One decision for both reasons to drop it, and none on the rule: each further one doubles the paths of a proof.
        var isWanted = (tlbEvent.Type & notifier.Flags) != TWord.Of(0, 32);
        return execution.Decide(!isOutside & isWanted) ? Crop<TWord, TTruth>(tlbEvent, scope) : null;
    }

    /// <summary>Whether a notifier's flags hold one.</summary>
    public static TTruth Has<TWord, TTruth>(TWord flags, NotifierFlags flag)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => (flags & TWord.Of((ulong)flag, 32)) != TWord.Of(0, 32);

    private static IommuTlbEvent<TWord> Crop<TWord, TTruth>(IommuTlbEvent<TWord> tlbEvent, IovaRange<TWord> scope)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth>
    {
        var range = tlbEvent.Range;
        var first = TWord.Select(range.First < scope.First, scope.First, range.First);
        var last = TWord.Select(range.Last > scope.Last, scope.Last, range.Last);
        return tlbEvent with { Iova = first, AddressMask = last - first };
    }

    private static TTruth Is<TWord, TTruth>(TWord type, NotifierFlags flag)
        where TWord : struct, IWord<TWord, TTruth>
        where TTruth : struct, ITruth<TTruth> => type == TWord.Of((ulong)flag, 32);
}
