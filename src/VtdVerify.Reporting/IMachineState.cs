using VtdVerify.Model;

namespace VtdVerify.Reporting;

/// <summary>A concrete machine before an unmap.</summary>
public interface IMachineState
{
    AddressRange Scope { get; }

    /// <summary>The guest address width in bits: 39 or 48.</summary>
    int AddressWidth { get; }

    NotifyRuleKind NotifyRule { get; }

    /// <summary>The bits of global_dirty_tracking that are set, such as "migration" or "dirty rate".</summary>
    IReadOnlyList<string> TrackingFlags { get; }

    bool MigrationRunning { get; }

    string? Backend { get; }

    /// <summary>What the IOVA tree holds when the unmap starts.</summary>
    IReadOnlyList<MappingState> Mappings { get; }

    /// <summary>
    /// Fields and variables of QEMU that the code reads and nothing else here sets, by name; those left out are 0 or as initialised.
    /// </summary>
    IReadOnlyList<FieldValue> Fields { get; }

    /// <summary>Whether the notifier stands before the other one in the address space's list.</summary>
    bool FirstInList { get; }
}

/// <summary>What a field or a variable of QEMU holds: "as.pasid" is the pasid of the VTDAddressSpace.</summary>
public sealed record FieldValue(string Name, HexWord Value);
