using VtdVerify.Model;

namespace VtdVerify.Reporting;

/// <summary>What shows that proofs are about something: what `list --witness` holds.</summary>
public sealed record WitnessList
{
    public const int CurrentSchemaVersion = 1;

    /// <summary>As for <see cref="CheckResult.SchemaVersion"/>.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    public required string ToolVersion { get; init; }

    public required SolverInfo Solver { get; init; }

    /// <summary>Whose proofs they are, as the user wrote it: a built-in revision, a path, or "-".</summary>
    public required string Subject { get; init; }

    public required string Description { get; init; }

    /// <summary>In the order of the guarantees.</summary>
    public IReadOnlyList<WitnessedObligation> Obligations { get; init; } = [];
}

/// <summary>A claim for every scope that the assumptions allow, with what its proof assumes and a machine of which it speaks.</summary>
public sealed record WitnessedObligation : IJudged
{
    /// <summary>The id of the guarantee.</summary>
    public required string Guarantee { get; init; }

    public required string Id { get; init; }

    public required string Claim { get; init; }

    public required VerdictKind Verdict { get; init; }

    public string? Reason { get; init; }

    public int? Bound { get; init; }

    /// <summary>Ids of the ledger: those that the proof uses, which the machine meets.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>Absent where the claim is not proved.</summary>
    public MachineState? Machine { get; init; }

    /// <summary>What the unmap did on the machine.</summary>
    public WitnessedRun? Run { get; init; }
}

/// <summary>A concrete machine before an unmap of its first scope.</summary>
public sealed record MachineState : IMachineState
{
    public required AddressRange Scope { get; init; }

    public required int AddressWidth { get; init; }

    public required NotifyRuleKind NotifyRule { get; init; }

    public IReadOnlyList<string> TrackingFlags { get; init; } = [];

    public bool MigrationRunning { get; init; }

    public string? Backend { get; init; }

    public IReadOnlyList<MappingState> Mappings { get; init; } = [];

    public IReadOnlyList<FieldValue> Fields { get; init; } = [];

    public bool FirstInList { get; init; }

    /// <summary>The scopes of other notifiers of the address space.</summary>
    public IReadOnlyList<AddressRange> OtherScopes { get; init; } = [];

    /// <summary>What the other notifiers belong to, in the same order.</summary>
    public IReadOnlyList<string> OtherBackends { get; init; } = [];
}

/// <summary>A run that came to its end.</summary>
/// <param name="Sentence">The run in a few words.</param>
/// <param name="Left">What the IOVA tree still holds, lowest address first.</param>
public sealed record WitnessedRun(string Sentence, IReadOnlyList<EventTrace> Events, IReadOnlyList<MappingState> Left);
