using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;

namespace VtdVerify.Subjects;

/// <summary>The records and fields that a run fills or reads by name, whatever else a release of QEMU has in them.</summary>
public static class QemuNames
{
    /// <summary>The record of an event, which holds an entry.</summary>
    public const string Event = "IOMMUTLBEvent";

    /// <summary>The record of an entry, which was all that a notifier was told of up to 5.2.</summary>
    public const string Entry = "IOMMUTLBEntry";

    /// <summary>With the width in bits of those that are numbers; 0 for pointers and records.</summary>
    private static (string Record, (string Field, int Width)[] Fields)[] Needed(Viommu viommu) =>
    [
        ("AddressSpace", []),
        ("IOMMUNotifier", [("start", 64), ("end", 64), ("notifier_flags", 32)]),
        (Event, [("type", 32), ("entry", 0)]),
        (Entry, [("target_as", 0), ("iova", 64), ("translated_addr", 64), ("addr_mask", 64), ("perm", 32)]),
        .. OfViommu(viommu),
    ];

    private static IEnumerable<(string Record, (string Field, int Width)[] Fields)> OfViommu(Viommu viommu)
    {
        if (viommu.State is { } state)
        {
            yield return (state.Record, [(state.Width, state.WidthBits)]);
        }

        var space = viommu.AddressSpace;
        if (space.Tree is not null)
        {
            yield return ("IOVATree", []);
            yield return ("DMAMap", [("iova", 64), ("translated_addr", 64), ("size", 64), ("perm", 32)]);
        }

        yield return
        (
            space.Record,
            [
                .. new[] { space.State, space.Tree }.OfType<string>().Select(field => (field, 0)),
                .. new[] { space.Flags }.OfType<string>().Select(field => (field, 32)),
            ]);
    }

    /// <summary>What hands an event to the notify rule up to 5.2: the entry alone, whose permission says of which type it is.</summary>
    public const string NotifyEntry = "memory_region_notify_one";

    /// <summary>What tells every notifier of a region. It is not read: it begins with a cast of QEMU's object model.</summary>
    public const string NotifyAll = "memory_region_notify_iommu";

    /// <summary>A function that is never read: the machine says whether a migration runs.</summary>
    public const string MigrationIsRunning = "migration_is_running";

    /// <summary>The function that makes a tree of mappings.</summary>
    public const string TreeMaker = "iova_tree_new";

    /// <summary>What searches of the tree rest on: how it compares, what it is made with, and the search for one address.</summary>
    public static IReadOnlyList<string> BehindSearches { get; } = ["iova_tree_compare", TreeMaker, "iova_tree_find_address"];

    /// <summary>Functions that no text is read of: the machine does what they do.</summary>
    public static IReadOnlyList<string> NeverRead(Viommu viommu) =>
        viommu.AddressSpace.TakesRange ? [MigrationIsRunning, NotifyAll] : [MigrationIsRunning];

    /// <summary>The functions that search the tree.</summary>
    public static IReadOnlyList<string> Searches { get; } = ["iova_tree_find", "iova_tree_remove"];

    /// <summary>What hands an event to notifiers, in any release.</summary>
    public static IReadOnlyList<string> Notifications { get; } = ["memory_region_notify_iommu_one", NotifyEntry, NotifyAll];

    /// <summary>
    /// What notifiers do with an event: VFIO, vhost and vDPA; and what gives a notifier its callback and puts it into the list of its
    /// region. None is run, in a tree either: containers of the model stand in for them.
    /// </summary>
    public static IReadOnlyList<string> BehindNotifications { get; } =
    [
        "vfio_iommu_map_notify", "vhost_iommu_unmap_notify", "vhost_vdpa_iommu_map_notify",
        "iommu_notifier_init", "memory_region_register_iommu_notifier",
    ];

    /// <summary>Why a notification is not what the model takes it for, where a patch changes a callback or who is called.</summary>
    public static string ChangedCallback(string what, string place) =>
        $"{place}: {what}, which the patch changes: what a notifier does with an event is this project's model, and not run";

    /// <summary>The functions that the machine stands in for and that a file of QEMU defines, in every release so far.</summary>
    /// <param name="file">Its name without folders.</param>
    public static IReadOnlyList<string> FunctionsOf(string file) => file switch
    {
        "iova-tree.c" => Searches,
        "memory.c" => ["memory_region_notify_iommu_one"],
        "dma-helpers.c" => ["dma_aligned_pow2_mask"],
        "migration.c" => [MigrationIsRunning],
        _ => [],
    };

    /// <summary>The types, functions and variables that must be declared where the code declares them at all.</summary>
    public static IReadOnlyList<string> Names(Viommu viommu) =>
    [
        .. Needed(viommu).Select(n => n.Record), .. Searches, .. viommu.AddressSpace.TakesRange ? [NotifyAll] : Array.Empty<string>(),
        "memory_region_notify_iommu_one", NotifyEntry, "dma_aligned_pow2_mask",
        "global_dirty_tracking", "address_space_memory", MigrationIsRunning,
    ];

    /// <summary>Enumerators whose values the model has for its own: those of every release so far.</summary>
    private static (string Name, ulong Value)[] Enumerators { get; } =
    [
        ("IOMMU_NONE", 0), ("IOMMU_RO", 1), ("IOMMU_WO", 2), ("IOMMU_RW", 3),
        ("IOMMU_NOTIFIER_NONE", 0), ("IOMMU_NOTIFIER_UNMAP", 1), ("IOMMU_NOTIFIER_MAP", 2), ("IOMMU_NOTIFIER_DEVIOTLB_UNMAP", 4),
    ];

    /// <summary>Checks that all of it is there.</summary>
    /// <exception cref="UnreadableSubjectException">
    /// Something is missing, a field is no number or pointer, or an enumerator has another value than in QEMU.
    /// </exception>
    internal static void Require(CProgram program, Viommu viommu)
    {
        // Without the record, entries are told of alone; an event of another record is refused where it is handed over.
        foreach (var (name, fields) in Needed(viommu).Where(n => n.Record != Event || program.TypeNamed(Event) is not null))
        {
            if (program.TypeNamed(name) is not RecordType record)
            {
                throw new UnreadableSubjectException($"the headers declare no record {name}");
            }

            var wrong = fields.Where(f => !IsRead(record.Field(f.Field)?.Type, f.Width)).Select(f => (f.Field, f.Width)).FirstOrDefault();
            if (wrong.Field is not null)
            {
                var wanted = wrong.Width == 0 ? string.Empty : FormattableString.Invariant($" of {wrong.Width} bits");
                throw new UnreadableSubjectException($"{name} has no field {wrong.Field}{wanted} of a type that is read");
            }
        }

        foreach (var (name, value) in Enumerators)
        {
            if (program.EnumeratorNamed(name) is { } other && other != value)
            {
                throw new UnreadableSubjectException(
                    FormattableString.Invariant($"{name} is {other}; only code in which it is {value}, as in QEMU so far, is read"));
            }
        }
    }

    private static bool IsRead(CType? type, int width) => type switch
    {
        IntegerType integer => integer.Width == width,
        PointerType or RecordType => width == 0,
        _ => false,
    };
}
