using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>All that can be seen of a run, whichever way it ended.</summary>
/// <param name="Events">Every event that the code handed to the notify rule, in order.</param>
/// <param name="Removals">Every removal that the code asked for, in order.</param>
/// <param name="Lookups">Every search of the tree, in order.</param>
/// <param name="TreeAfter">What the tree still holds, lowest address first.</param>
/// <param name="Containers">The VFIO containers, by notifier; notifiers without one are left out.</param>
/// <param name="DirtyPages">Marked pages of guest memory, by number, in order.</param>
/// <param name="PagesMarkedOutside">Pages marked beyond guest memory, by number, in order.</param>
/// <param name="MigrationError">The first error that failed the migration (-errno); null where none did.</param>
public sealed record MachineRun(
    MachineOutcome Outcome,
    IReadOnlyList<UnmapEventRecord> Events,
    IReadOnlyList<RemovalRecord> Removals,
    IReadOnlyList<LookupRecord> Lookups,
    IReadOnlyList<MappingDescription> TreeAfter,
    IReadOnlyList<ContainerEffects> Containers,
    IReadOnlyList<ulong> DirtyPages,
    IReadOnlyList<ulong> PagesMarkedOutside,
    int? MigrationError)
{
    internal static readonly IReadOnlyDictionary<string, ulong> NoStatics = new Dictionary<string, ulong>();

    /// <summary>What unmaps for the other notifiers handed over afterwards, where they were asked for.</summary>
    public IReadOnlyList<UnmapEventRecord> EventsAfterwards { get; init; } = [];

    /// <summary>The containers when those unmaps were done, too; as at the end of the run where they were not asked for.</summary>
    public IReadOnlyList<ContainerEffects> ContainersAfterwards { get; init; } = Containers;

    /// <summary>Those unmaps stopped at something that is not read, or for want of fuel: what else they hand over is not known.</summary>
    public bool AfterwardsIsCutOff { get; init; }

    /// <summary>
    /// The static variables of the code that the run changed, as <see cref="MachineDescription.Unknowns"/> would give them to the next
    /// one; null where one of them holds what no word says.
    /// </summary>
    public IReadOnlyDictionary<string, ulong>? StaticsAfter { get; init; } = NoStatics;
}

/// <summary>One event, as the code handed it over and as it went on.</summary>
/// <param name="Step">Its place among all events, removals and lookups of the run, from 0.</param>
/// <param name="Event">As handed to the notify rule.</param>
/// <param name="Delivered">As the notifier's callback got it; null where it did not.</param>
/// <param name="BackedByRange">At that moment a mapping of the tree had exactly this first address and size.</param>
/// <param name="BackedExactly">And this translated address too.</param>
public sealed record UnmapEventRecord(
    int Step,
    int NotifierId,
    IommuTlbEvent<ConcreteWord> Event,
    EventFate Fate,
    IommuTlbEvent<ConcreteWord>? Delivered,
    CodeSite Site,
    bool BackedByRange,
    bool BackedExactly)
{
    /// <summary>The notify rule cut the event to the scope.</summary>
    public bool IsCropped => Delivered is { } delivered && delivered != Event;
}

/// <summary>What the notify rule did with an event.</summary>
public enum EventFate
{
    Delivered,

    /// <summary>Dropped: it does not touch the scope.</summary>
    OutsideScope,

    /// <summary>Dropped: the notifier did not ask for this type.</summary>
    WrongType,

    /// <summary>An assertion of the rule ended QEMU.</summary>
    Aborted,
}

/// <summary>One removal.</summary>
/// <param name="Step">Its place among all events, removals and lookups of the run, from 0.</param>
/// <param name="Removed">The mappings that left the tree, in that order.</param>
public sealed record RemovalRecord(
    int Step, IovaRange<ConcreteWord> Range, CodeSite Site, IReadOnlyList<MappingDescription> Removed);

/// <summary>One search.</summary>
/// <param name="Step">Its place among all events, removals and lookups of the run, from 0.</param>
/// <param name="Found">Null where nothing compared equal to the key.</param>
public sealed record LookupRecord(int Step, IovaRange<ConcreteWord> Key, CodeSite Site, MappingDescription? Found);
