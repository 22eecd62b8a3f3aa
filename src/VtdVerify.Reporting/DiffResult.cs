using System.Text.Json.Serialization;
using VtdVerify.Model;

namespace VtdVerify.Reporting;

/// <summary>The result of one `diff`: what changes from one revision of a patch to another.</summary>
public sealed record DiffResult
{
    /// <summary>Grows when a reader of the last version could be misled; a field that is merely added leaves it.</summary>
    public int SchemaVersion { get; init; } = 1;

    public required string ToolVersion { get; init; }

    public required SolverInfo Solver { get; init; }

    public required DiffSide Old { get; init; }

    public required DiffSide New { get; init; }

    /// <summary>In the order of the guarantees.</summary>
    public IReadOnlyList<VerdictChange> Verdicts { get; init; } = [];

    /// <summary>By feature and line.</summary>
    public IReadOnlyList<ScenarioChange> Scenarios { get; init; } = [];

    public required BehaviourResult Behaviour { get; init; }

    /// <summary>Where the tool contradicts itself, one sentence each.</summary>
    public IReadOnlyList<string> Defects { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>One of the two revisions.</summary>
/// <param name="Name">As the user wrote it: a built-in revision, a path, or "-".</param>
/// <param name="Input">The patch that was read; absent for a built-in revision.</param>
public sealed record DiffSide(string Name, string Description, InputInfo? Input = null);

/// <summary>A guarantee that fares otherwise: for the default class, or, where that is the same, for a class of one scope.</summary>
public sealed record VerdictChange(string Guarantee, string Class, JudgedVerdict Old, JudgedVerdict New);

/// <summary>A verdict with what belongs to it.</summary>
public sealed record JudgedVerdict(VerdictKind Verdict, int? Bound = null, string? Reason = null) : IJudged;

/// <summary>A scenario that ends otherwise. The line is the scenario's own, or that of its row of Examples.</summary>
public sealed record ScenarioChange(
    string Feature, int Line, string Name, IReadOnlyList<string> Guarantees, ScenarioEnd Old, ScenarioEnd New);

/// <summary>How a scenario ended.</summary>
/// <param name="Message">What was expected and found; absent where it passed.</param>
public sealed record ScenarioEnd(ScenarioEndKind End, string? Message = null);

/// <summary>Whether the two behave the same.</summary>
/// <param name="Reason">How that is known, or why it is not.</param>
/// <param name="Difference">The smallest machine found on which they differ; absent for every other outcome.</param>
public sealed record BehaviourResult(BehaviourKind Outcome, string Reason, MachineDifference? Difference = null);

/// <summary>A machine on which the two were run, and what each did.</summary>
public sealed record MachineDifference : IMachineState
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

    /// <summary>Whether the guarantees speak of such a machine.</summary>
    public required bool OfClass { get; init; }

    public required MachineTrace Old { get; init; }

    public required MachineTrace New { get; init; }
}

/// <summary>What one of the two did on the machine.</summary>
/// <param name="Left">What the IOVA tree still holds, lowest address first.</param>
/// <param name="End">How the unmap ended, such as "returns".</param>
/// <param name="Parts">What it does where the two part, such as "sends no further event".</param>
public sealed record MachineTrace(IReadOnlyList<EventTrace> Events, IReadOnlyList<MappingState> Left, string End, string Parts);

/// <summary>How a scenario ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScenarioEndKind>))]
public enum ScenarioEndKind
{
    [JsonStringEnumMemberName("passed")]
    Passed,

    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It did not run, or met code that is not read, and says nothing.</summary>
    [JsonStringEnumMemberName("undecided")]
    Undecided,
}

/// <summary>What is known of the behaviour of two revisions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BehaviourKind>))]
public enum BehaviourKind
{
    /// <summary>Proved for every machine that the guarantees speak of.</summary>
    [JsonStringEnumMemberName("same")]
    Same,

    /// <summary>A machine shows it.</summary>
    [JsonStringEnumMemberName("different")]
    Different,

    [JsonStringEnumMemberName("undecided")]
    Undecided,
}
