using VtdVerify.CSubset.Running;
using VtdVerify.CSubset.Types;

namespace VtdVerify.Subjects;

/// <summary>The records and fields that a run fills or reads by name, whatever else a release of QEMU has in them.</summary>
public static class TreeLayout
{
    private static readonly (string Record, string[] Fields)[] Needed =
    [
        ("AddressSpace", []),
        ("IOVATree", []),
        ("DMAMap", ["iova", "translated_addr", "size", "perm"]),
        ("IOMMUNotifier", ["start", "end", "notifier_flags", "iommu_idx"]),
        ("IOMMUTLBEvent", ["type", "entry"]),
        ("IOMMUTLBEntry", ["target_as", "iova", "translated_addr", "addr_mask", "perm"]),
        ("IntelIOMMUState", ["aw_bits"]),
        ("VTDAddressSpace", ["iommu_state", "iova_tree"]),
    ];

    /// <summary>A function that is never read: the machine says whether a migration runs.</summary>
    public const string MigrationIsRunning = "migration_is_running";

    /// <summary>The function that makes a tree of mappings.</summary>
    public const string TreeMaker = "iova_tree_new";

    /// <summary>What every search of the tree rests on, though no unmap calls it: how it compares, and what it is made with.</summary>
    public static IReadOnlyList<string> BehindSearches { get; } = ["iova_tree_compare", TreeMaker];

    /// <summary>The functions that search the tree.</summary>
    public static IReadOnlyList<string> Searches { get; } = ["iova_tree_find", "iova_tree_remove"];

    /// <summary>The types, functions and variables that must be declared where the code declares them at all.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Needed.Select(n => n.Record), .. Searches, "memory_region_notify_iommu_one", "dma_aligned_pow2_mask", "global_dirty_tracking",
        "address_space_memory", MigrationIsRunning,
    ];

    /// <summary>Checks that all of it is there.</summary>
    /// <exception cref="UnreadableSubjectException">Something is missing, or a field is no number or pointer.</exception>
    internal static void Require(CProgram program)
    {
        foreach (var (name, fields) in Needed)
        {
            if (program.Prelude.TypeNamed(name) is not RecordType record)
            {
                throw new UnreadableSubjectException($"the headers declare no record {name}");
            }

            var missing = fields.FirstOrDefault(f => record.Field(f) is not { Type: IntegerType or PointerType or RecordType });
            if (missing is not null)
            {
                throw new UnreadableSubjectException($"{name} has no field {missing} of a type that is read");
            }
        }
    }
}
