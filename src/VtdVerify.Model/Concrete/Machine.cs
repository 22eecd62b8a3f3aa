using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// A concrete machine: runs code that unmaps on known words, with the IOVA tree, the notify rule, the VFIO containers and guest memory
/// that a description gives, and records all that happens.
/// </summary>
public sealed class Machine : ConcreteExecution, IUnmapMachine<ConcreteWord, ConcreteTruth>
{
    private readonly MachineDescription description;
    private readonly IovaTree tree;
    private readonly GuestMemory memory;
    private readonly Dictionary<int, IVfioContainer> containers;
    private readonly List<UnmapEventRecord> events = [];
    private readonly List<RemovalRecord> removals = [];
    private readonly List<LookupRecord> lookups = [];
    private readonly IReadOnlyList<Address?> foundElsewhere;
    private int? migrationError;

    private Machine(MachineDescription description, IReadOnlyList<Address?> foundElsewhere, long fuel, ITreeOrder? order)
        : base(fuel)
    {
        tree = new IovaTree(order);
        this.description = description;
        this.foundElsewhere = foundElsewhere;
        Notifiers = description.NotifierWords();
        memory = new GuestMemory(description.MemorySize);
        containers = description.Notifiers
            .Select((notifier, id) => (id, Container: ContainerOf(notifier)))
            .Where(entry => entry.Container is not null)
            .ToDictionary(entry => entry.id, entry => entry.Container!);
        foreach (var mapping in description.Mappings.Where(m => tree.Insert(m.ToWords()) != IovaTreeInsertResult.Ok))
        {
            throw new InvalidMachineException(new MachineFault.NotInserted(mapping));
        }
    }

    public ConcreteWord AddressWidth => ConcreteWord.Of((ulong)description.AddressWidth, 8);

    public ConcreteWord GlobalDirtyTracking => ConcreteWord.Of((ulong)description.DirtyTracking, 32);

    public ConcreteTruth MigrationIsRunning => ConcreteTruth.Of(description.MigrationIsRunning);

    public IReadOnlyList<IommuNotifier<ConcreteWord>> Notifiers { get; }

    public ICodeState<ConcreteWord>? CodeState { get; set; }

    public ConcreteTruth IsFirstInList => ConcreteTruth.Of(description.FirstNotifierIsFirstInList);

    private int NextStep => events.Count + removals.Count + lookups.Count;

    /// <summary>The next unmap that is run meets it.</summary>
    public void Leaves(string changed, CodeSite site)
    {
    }

    /// <summary>Unmaps for one notifier.</summary>
    /// <param name="notifierId">Its index in the description.</param>
    /// <param name="unmap">The code that unmaps.</param>
    /// <param name="fuel">How many turns its loops may take, all together.</param>
    /// <exception cref="InvalidMachineException">The described machine cannot exist.</exception>
    public static MachineRun Run(
        MachineDescription description,
        int notifierId,
        Action<IUnmapMachine<ConcreteWord, ConcreteTruth>, IommuNotifier<ConcreteWord>> unmap,
        long fuel = DefaultFuel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(notifierId);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(notifierId, description.Notifiers.Count);
        return RunFor(description, [notifierId], unmap, [], fuel, null);
    }

    /// <summary>Unmaps for every notifier in QEMU's order, the last registered first; an abort ends the whole run.</summary>
    /// <param name="unmap">The code that unmaps for one notifier.</param>
    /// <param name="fuel">How many turns all loops may take, all notifiers together.</param>
    /// <exception cref="InvalidMachineException">The described machine cannot exist.</exception>
    public static MachineRun RunAll(
        MachineDescription description,
        Action<IUnmapMachine<ConcreteWord, ConcreteTruth>, IommuNotifier<ConcreteWord>> unmap,
        long fuel = DefaultFuel) =>
        RunFor(description, Enumerable.Range(0, description.Notifiers.Count).Reverse(), unmap, [], fuel, null);

    /// <summary>Unmaps for some notifiers, in the order given.</summary>
    /// <param name="notifierIds">Their indices in the description.</param>
    /// <param name="unmap">The code that unmaps for one notifier.</param>
    /// <param name="fuel">How many turns all loops may take, all notifiers together.</param>
    /// <param name="order">How the tree compares; null for QEMU's order.</param>
    /// <exception cref="InvalidMachineException">The described machine cannot exist.</exception>
    public static MachineRun RunInOrder(
        MachineDescription description,
        IEnumerable<int> notifierIds,
        Action<IUnmapMachine<ConcreteWord, ConcreteTruth>, IommuNotifier<ConcreteWord>> unmap,
        long fuel = DefaultFuel,
        ITreeOrder? order = null) => RunFor(description, notifierIds, unmap, [], fuel, order);

    /// <summary>
    /// Unmaps for some notifiers beside another run on the same machine: where several mappings compare equal to a key, a search
    /// finds the one that it found there (<see cref="IovaTree.Find(IovaRange{ConcreteWord}, Address?)"/>).
    /// </summary>
    /// <param name="notifierIds">Their indices in the description.</param>
    /// <param name="unmap">The code that unmaps for one notifier.</param>
    /// <param name="foundElsewhere">The first address of what each search found there, in order; null where it found nothing.</param>
    /// <param name="fuel">How many turns all loops may take, all notifiers together.</param>
    /// <param name="order">How the tree compares; null for QEMU's order.</param>
    /// <exception cref="InvalidMachineException">The described machine cannot exist.</exception>
    public static MachineRun RunBeside(
        MachineDescription description,
        IEnumerable<int> notifierIds,
        Action<IUnmapMachine<ConcreteWord, ConcreteTruth>, IommuNotifier<ConcreteWord>> unmap,
        IReadOnlyList<Address?> foundElsewhere,
        long fuel = DefaultFuel,
        ITreeOrder? order = null) => RunFor(description, notifierIds, unmap, foundElsewhere, fuel, order);

    public ConcreteWord AlignedMask(ConcreteWord first, ConcreteWord last, ConcreteWord widestMask) =>
        AlignedBlock.Mask<ConcreteWord, ConcreteTruth>(first, last, widestMask);

    public ConcreteWord Unknown(string name, int width, ulong usual) =>
        ConcreteWord.Of(description.Unknowns.GetValueOrDefault(name, usual) & BitVector.Mask(width), width);

    public IStoredMapping<ConcreteWord, ConcreteTruth>? Find(IovaRange<ConcreteWord> key, CodeSite site)
    {
        var found = tree.Find(key, foundElsewhere.ElementAtOrDefault(lookups.Count));
        lookups.Add(new LookupRecord(NextStep, key, site, found is null ? null : MappingDescription.Of(found.Map)));
        return found;
    }

    public void Remove(IovaRange<ConcreteWord> range, CodeSite site)
    {
        var removed = tree.Remove(range) ?? throw new RunEndedException(new MachineOutcome.OutOfFuel(site, IsEndless: true));
        if (removed.Count > 0)
        {
            Progress();
        }

        removals.Add(new RemovalRecord(NextStep, range, site, [.. removed.Select(mapping => MappingDescription.Of(mapping.Map))]));
    }

    public void Notify(IommuNotifier<ConcreteWord> notifier, IommuTlbEvent<ConcreteWord> tlbEvent, CodeSite site)
    {
        var sameRange = tree.At(Address.Of(tlbEvent.Iova))?.Map is { } map && map.Size == tlbEvent.AddressMask
            ? map
            : (DmaMap<ConcreteWord>?)null;
        void Record(EventFate fate, IommuTlbEvent<ConcreteWord>? delivered) => events.Add(new UnmapEventRecord(
            NextStep,
            notifier.Id,
            tlbEvent,
            fate,
            delivered,
            site,
            BackedByRange: sameRange is not null,
            BackedExactly: sameRange is { } backing && backing.TranslatedAddress == tlbEvent.TranslatedAddress));

        IommuTlbEvent<ConcreteWord>? delivered;
        try
        {
            var crops = ConcreteTruth.Of(description.NotifyRule == NotifyRule.Crops);
            delivered = MemoryRegionNotify.Apply(this, crops, notifier, tlbEvent, site);
        }
        catch (RunEndedException)
        {
            Record(EventFate.Aborted, null);
            throw;
        }

        Record(delivered is null ? ReasonToDrop(notifier, tlbEvent) : EventFate.Delivered, delivered);
        if (delivered is { } reached && containers.TryGetValue(notifier.Id, out var container))
        {
            Deliver(container, reached);
        }
    }

    private static EventFate ReasonToDrop(IommuNotifier<ConcreteWord> notifier, IommuTlbEvent<ConcreteWord> tlbEvent) =>
        OverlapComparison.Overlaps<ConcreteWord, ConcreteTruth>(tlbEvent.Range, notifier.Scope)
            ? EventFate.WrongType
            : EventFate.OutsideScope;

    private static MachineRun RunFor(
        MachineDescription description,
        IEnumerable<int> notifierIds,
        Action<IUnmapMachine<ConcreteWord, ConcreteTruth>, IommuNotifier<ConcreteWord>> unmap,
        IReadOnlyList<Address?> foundElsewhere,
        long fuel,
        ITreeOrder? order)
    {
        description.Validate();
        var machine = new Machine(description, foundElsewhere, fuel, order);
        return machine.Report(machine.Drive(notifierIds, unmap));
    }

    private MachineOutcome Drive(
        IEnumerable<int> notifierIds,
        Action<IUnmapMachine<ConcreteWord, ConcreteTruth>, IommuNotifier<ConcreteWord>> unmap)
    {
        try
        {
            foreach (var id in notifierIds)
            {
                unmap(this, Notifiers[id]);
            }

            return new MachineOutcome.Returned();
        }
        catch (RunEndedException ended) when (ended.Outcome is not null)
        {
            return ended.Outcome;
        }
        catch (UnsupportedException unsupported)
        {
            return new MachineOutcome.Unsupported(unsupported.Construct, unsupported.Site);
        }
    }

    private MachineRun Report(MachineOutcome outcome) => new(
        outcome,
        events,
        removals,
        lookups,
        [.. tree.InOrder.Select(mapping => MappingDescription.Of(mapping.Map))],
        [.. containers.Select(entry => new ContainerEffects(
            entry.Key, entry.Value.Backend, entry.Value.Refusals, [.. entry.Value.Mappings]))],
        memory.DirtyPages,
        memory.MarkedOutside,
        migrationError)
    {
        StaticsAfter = CodeState is null ? MachineRun.NoStatics
            : CodeState.StaticWords?.ToDictionary(variable => variable.Key, variable => variable.Value.Value),
    };

    private IVfioContainer? ContainerOf(NotifierDescription notifier)
    {
        var isTracking = description.DirtyTracking != DirtyTracking.None;
        return notifier.Backend switch
        {
            BackendKind.VfioLegacy => new VfioLegacyContainer(HostMappings.Mirror(description, notifier), memory, isTracking),
            BackendKind.Iommufd => new IommufdContainer(HostMappings.Mirror(description, notifier), memory, isTracking),
            _ => null,
        };
    }

    // vfio_iommu_map_notify (hw/vfio): a failure is only logged and, while a migration runs, fails it.
    private void Deliver(IVfioContainer container, IommuTlbEvent<ConcreteWord> tlbEvent)
    {
        var error = tlbEvent.TargetIsSystemMemory ? container.Unmap(tlbEvent) : Errno.Invalid;
        if (error != 0 && description.MigrationIsRunning)
        {
            migrationError ??= error;
        }
    }
}
