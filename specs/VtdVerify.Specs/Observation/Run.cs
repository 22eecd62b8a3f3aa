using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Observation;

/// <summary>What does not change while an unmap runs.</summary>
/// <param name="AddressWidth">One of <paramref name="Space"/>'s, in 8 bits.</param>
/// <param name="GlobalDirtyTracking">The mask of <see cref="DirtyTracking"/>, in 32 bits.</param>
/// <param name="Crops">Whether the notify rule of 10.2 applies instead of the asserting one.</param>
/// <param name="IsLegacyVfio">Whether legacy VFIO is behind a notifier that maps, and not iommufd.</param>
/// <param name="Notifier">The one that is unmapped.</param>
/// <param name="Other">Another one of the same address space; without flags where there is none.</param>
/// <param name="Space">What the vIOMMU can map.</param>
public sealed record Surroundings<TWord, TTruth>(
    TWord AddressWidth,
    TWord GlobalDirtyTracking,
    TTruth MigrationIsRunning,
    TTruth Crops,
    TTruth IsLegacyVfio,
    IommuNotifier<TWord> Notifier,
    IommuNotifier<TWord> Other,
    IovaSpace Space)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    /// <summary>As of <see cref="IUnmapMachine{TWord,TTruth}.IsFirstInList"/>; null where it makes no difference.</summary>
    public TTruth? IsFirstInList { get; init; }

    public IovaRange<TWord> Scope => Notifier.Scope;

    /// <summary>Whether any tracking flag is set.</summary>
    public TTruth IsTracking => GlobalDirtyTracking != TWord.Of(0, 32);

    /// <summary>Whether the notifier has the MAP flag: behind it the host maps, and guest memory is tracked.</summary>
    public TTruth Maps => MemoryRegionNotify.Has<TWord, TTruth>(Notifier.Flags, NotifierFlags.Map);

    public TTruth HasOther => Other.Flags != TWord.Of((ulong)NotifierFlags.None, 32);

    /// <summary>2^width - 1.</summary>
    public TWord LastAddress => (TWord.Of(1) << AddressWidth.Resize(64)) - TWord.Of(1);

    /// <summary>The part of the scope that the address space has: nothing is mapped behind it.</summary>
    public IovaRange<TWord> ReachableScope =>
        new(Scope.First, TWord.Select(Scope.Last > LastAddress, LastAddress, Scope.Last));

    public TTruth InScope(IovaRange<TWord> range) => Scopes.Holds<TWord, TTruth>(Scope, range);

    public TTruth OutsideScope(IovaRange<TWord> range) => (range.Last < Scope.First) | (range.First > Scope.Last);
}

/// <summary>One event that the unmap handed to the notify rule.</summary>
/// <param name="Receiver">The notifier that it is for.</param>
/// <param name="Handed">The event as the code made it.</param>
/// <param name="BackedByRange">Whether a mapping with just this range was in the tree then.</param>
/// <param name="BackedExactly">Whether its translated address was the event's, too.</param>
/// <param name="LookedUp">Whether the unmap had searched the tree before.</param>
public sealed record ObservedEvent<TWord, TTruth>(
    IommuNotifier<TWord> Receiver,
    IommuTlbEvent<TWord> Handed,
    TTruth BackedByRange,
    TTruth BackedExactly,
    TTruth LookedUp,
    CodeSite Site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    /// <summary>Whether the receiver has the MAP flag: behind it the host maps, and guest memory is tracked.</summary>
    public TTruth ReceiverMaps => MemoryRegionNotify.Has<TWord, TTruth>(Receiver.Flags, NotifierFlags.Map);
}

/// <summary>One search of the tree.</summary>
public sealed record ObservedSearch<TWord, TTruth>(IovaRange<TWord> Key, CodeSite Site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>;

/// <summary>One removal from the tree.</summary>
/// <param name="TakesGhost">Whether the ghost's mapping left the tree by it.</param>
/// <param name="TimesCovered">The ghost's count of covering events at that moment.</param>
public sealed record ObservedRemoval<TWord, TTruth>(IovaRange<TWord> Range, TTruth TakesGhost, TWord TimesCovered, CodeSite Site)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    /// <summary>A removal that happens to a ghost.</summary>
    /// <param name="isReached">Whether it takes the ghost's mapping, if the tree holds that.</param>
    public static ObservedRemoval<TWord, TTruth> Of(
        Ghost<TWord, TTruth> ghost, IovaRange<TWord> range, TTruth isReached, CodeSite site) =>
        new(range, ghost.InTree & isReached, ghost.TimesCovered, site);
}

/// <summary>
/// What a guarantee sees of an unmap. Of a concrete run it is everything; of a symbolic path through a loop it is one
/// arbitrary turn, with all the turns before it in the ghost.
/// </summary>
public sealed record Run<TWord, TTruth>(
    Surroundings<TWord, TTruth> Machine,
    IReadOnlyList<ObservedEvent<TWord, TTruth>> Events,
    IReadOnlyList<ObservedSearch<TWord, TTruth>> Searches,
    IReadOnlyList<ObservedRemoval<TWord, TTruth>> Removals,
    Ghost<TWord, TTruth> Ghost,
    RunEnd End)
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    public bool Returned => End is RunEnd.Returned;

    /// <summary>The events for the notifier that is unmapped.</summary>
    public IEnumerable<ObservedEvent<TWord, TTruth>> OwnEvents => Events.Where(e => e.Receiver.Id == Machine.Notifier.Id);

    /// <summary>
    /// Of a run that returned: whether an UNMAP that covers the ghost's address reaches the other notifier, by this unmap or by its
    /// own, which comes next.
    /// </summary>
    public TTruth OtherIsServed { get; init; } = TTruth.Of(true);

    /// <summary>Of a path that ends with a turn of a loop: whether that turn brought the loop nearer to its end.</summary>
    public TTruth TurnMadeProgress { get; init; } = TTruth.Of(true);
}
