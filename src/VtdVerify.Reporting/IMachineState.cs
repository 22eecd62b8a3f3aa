namespace VtdVerify.Reporting;

/// <summary>A concrete machine before an unmap.</summary>
public interface IMachineState
{
    HexScope Scope { get; }

    /// <summary>The guest address width in bits: 39 or 48.</summary>
    int AddressWidth { get; }

    NotifyRuleKind NotifyRule { get; }

    /// <summary>The bits of global_dirty_tracking that are set, such as "migration" or "dirty rate".</summary>
    IReadOnlyList<string> TrackingFlags { get; }

    bool MigrationRunning { get; }

    string? Backend { get; }

    /// <summary>What the IOVA tree holds when the unmap starts.</summary>
    IReadOnlyList<MappingState> Mappings { get; }
}
