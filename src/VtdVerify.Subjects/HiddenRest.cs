using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Subjects;

/// <summary>
/// What the lines of the unmap rest on that a patch does not show and the model stands in for. A patch that changes the meaning of one of
/// these names in front of them changes what they do.
/// </summary>
internal static class HiddenRest
{
    /// <summary>What a user can do.</summary>
    public const string Remedy = "give the source tree with --qemu, and it is read";

    /// <summary>The names that they have in any release: of QEMU's interfaces, of C's library, and of their own variables.</summary>
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "vtd_address_space_unmap", "as", "n", "s", "start", "end", "size", "total", "remain", "mask", "map", "event", "entry", "level",
        "VTDAddressSpace", "IOMMUNotifier", "IntelIOMMUState", "IOMMUTLBEvent", "IOMMUTLBEntry", "DMAMap", "IOVATree", "PCIBus",
        "IOMMUAccessFlags", "IOMMUNotifierFlag", "AddressSpace", "MemoryRegion", "IOMMUMemoryRegion",
        "iommu_state", "iova_tree", "aw_bits", "iova", "addr_mask", "translated_addr", "target_as", "perm", "type", "bus", "devfn",
        "notifier_flags", "iommu_idx", "notify", "node", "iommu", "pasid", "host",
        "VTD_ADDRESS_SIZE", "VTD_PAGE_SIZE", "VTD_PAGE_SHIFT", "VTD_PAGE_SIZE_4K", "VTD_PAGE_SHIFT_4K", "VTD_PAGE_MASK", "VTD_PCI_SLOT",
        "VTD_PCI_FUNC", "PCI_SLOT", "PCI_FUNC", "VTD_MGAW", "IOMMU_NOTIFIER_UNMAP", "IOMMU_NOTIFIER_MAP", "IOMMU_NOTIFIER_NONE",
        "IOMMU_NONE", "IOMMU_RO", "IOMMU_WO", "IOMMU_RW", "address_space_memory",
        "dma_aligned_pow2_mask", "get_naturally_aligned_size", "memory_region_notify_iommu_one", "memory_region_notify_one",
        "iova_tree_remove", "iova_tree_find", "iova_tree_find_address", "iova_tree_foreach", "pci_bus_num", "pci_dev_bus_num",
        "trace_vtd_as_unmap_whole",
        "assert", "g_assert", "abort", "__assert_fail", "NDEBUG", "MIN", "MAX", "BIT", "BIT_ULL", "ctz64", "clz64", "pow2floor", "NULL",
        "true", "false", "bool", "hwaddr", "dma_addr_t", "uint64_t", "uint32_t", "uint16_t", "uint8_t", "int64_t", "int32_t", "size_t",
        "UINT64_MAX", "HWADDR_MAX",
    };

    /// <summary>Why the rest of a function is not what the model takes it for; null where nothing that is shown says so.</summary>
    public static string? UnreadBecause(PartialFunction function, FragmentFunctions shown)
    {
        var changed = shown.ChangedNames.Concat(Changed(function)).Concat(shown.Doubtful.Keys)
            .Where(IsNeeded)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
        return changed is null
            ? null
            : $"'{changed}', which the patch declares or defines and the hidden rest of {function.Name} rests on: {Remedy}";
    }

    /// <summary>Why a function is not read of which only the name is shown, as where a hunk's heading is cut; null where more is.</summary>
    public static string? CutHeadOf(PartialFunction function) => function.Signature is not null
        ? null
        : $"the parameters of {function.Name}, which the hunk's heading does not show: {Remedy}";

    private static bool IsNeeded(string name) => Names.Contains(name) || CWords.IsKeyword(name);

    /// <summary>What changed lines of the function itself declare: its parameters, and variables beside the hidden ones.</summary>
    private static IEnumerable<string> Changed(PartialFunction function)
    {
        var lines = function.ChangedLines.ToHashSet();
        var signature = function.Signature is { } shown && lines.Contains(shown.Span.Line)
            ? shown.Type.Parameters.Select(p => p.Name).OfType<string>().Append(function.Name)
            : [];
        return signature.Concat(function.Runs
            .SelectMany(run => run.Statements.OfType<DeclarationStatement>()
                .Select(s => (s.Declaration, Lines: run.Source.LinesOf(s.Span))))
            .Where(s => Enumerable.Range(s.Declaration.Span.Line, s.Lines).Any(lines.Contains))
            .SelectMany(s => DeclaredNames.In(s.Declaration)).Select(DeclaredNames.Bare));
    }
}
