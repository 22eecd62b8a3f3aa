using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>A concrete machine before an unmap, in plain values.</summary>
public sealed record MachineDescription
{
    /// <summary>What the vIOMMU can map.</summary>
    public IovaSpace Space { get; init; } = IovaSpace.Vtd;

    /// <summary>The address width of the IOMMU in bits: one of those of <see cref="Space"/>.</summary>
    public int AddressWidth { get; init; } = IovaSpace.Vtd.UsualWidth;

    /// <summary>global_dirty_tracking.</summary>
    public DirtyTracking DirtyTracking { get; init; }

    /// <summary>migration_is_running: true before tracking starts, false while only the dirty rate or limit is on.</summary>
    public bool MigrationIsRunning { get; init; }

    public NotifyRule NotifyRule { get; init; }

    /// <summary>What the name of a static variable begins with among <see cref="Unknowns"/>.</summary>
    public const string StaticPrefix = "static ";

    /// <summary>Whether a name among <see cref="Unknowns"/> is that of a static variable.</summary>
    public static bool IsStatic(string name) => name.StartsWith(StaticPrefix, StringComparison.Ordinal);

    /// <summary>In the order of registration. A notifier's id is its index.</summary>
    public IReadOnlyList<NotifierDescription> Notifiers { get; init; } = [];

    /// <summary>What the IOVA tree holds, in the order of insertion.</summary>
    public IReadOnlyList<MappingDescription> Mappings { get; init; } = [];

    /// <summary>Guest memory, from guest physical address 0.</summary>
    public Length MemorySize { get; init; } = new(8UL << 30);

    /// <summary>
    /// Fields and variables of QEMU that nothing else here describes, by name;
    /// those that are left out are 0 or as initialised.
    /// </summary>
    public IReadOnlyDictionary<string, ulong> Unknowns { get; init; } = new Dictionary<string, ulong>();

    /// <summary>
    /// The first notifier was registered last and stands first in the address space's list. Otherwise the list begins with the last one.
    /// </summary>
    public bool FirstNotifierIsFirstInList { get; init; }

    /// <summary>
    /// Addresses (IOVA) that a device wrote while they were mapped with leave to write, and whose dirty bits nobody has collected yet.
    /// </summary>
    public IReadOnlyList<Address> DirtiedByDevice { get; init; } = [];

    /// <summary>The machine with another vIOMMU, and with its usual address width where it does not have that of this one.</summary>
    public MachineDescription In(IovaSpace space) => this with
    {
        Space = space,
        AddressWidth = space.Widths.Contains(AddressWidth) ? AddressWidth : space.UsualWidth,
    };

    /// <summary>The guest physical address behind an IOVA, as the mappings say; null where nothing maps it.</summary>
    public Address? Translate(Address iova) =>
        MappingOf(iova) is { } mapping ? mapping.TranslatedAddress + (iova - mapping.Iova) : null;

    /// <summary>The mapping that holds an IOVA; null where none does.</summary>
    public MappingDescription? MappingOf(Address iova) =>
        Mappings.FirstOrDefault(mapping => (iova - mapping.Iova).Value <= mapping.InclusiveSize.Value);

    /// <summary>The notifiers as the code that unmaps sees them, by id.</summary>
    public IReadOnlyList<IommuNotifier<ConcreteWord>> NotifierWords() =>
        [.. Notifiers.Select((notifier, id) => notifier.ToWords(id))];

    /// <summary>Checks that QEMU can be in this state.</summary>
    /// <exception cref="InvalidMachineException">It cannot; the first fault is named.</exception>
    public void Validate()
    {
        if (MachineFault.Of(this).FirstOrDefault() is { } fault)
        {
            throw new InvalidMachineException(fault);
        }
    }
}
