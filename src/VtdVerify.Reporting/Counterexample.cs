using System.Text.Json.Serialization;
using VtdVerify.Model;

namespace VtdVerify.Reporting;

/// <summary>A concrete machine that breaks a claim, decoded from the solver's model and run again.</summary>
public sealed record Counterexample : IMachineState
{
    public required AddressRange Scope { get; init; }

    /// <summary>The guest address width in bits: 39 or 48.</summary>
    public required int AddressWidth { get; init; }

    public required NotifyRuleKind NotifyRule { get; init; }

    /// <summary>The bits of global_dirty_tracking that are set, such as "migration" or "dirty rate".</summary>
    public IReadOnlyList<string> TrackingFlags { get; init; } = [];

    public bool MigrationRunning { get; init; }

    public string? Backend { get; init; }

    /// <summary>What the IOVA tree holds when the unmap starts.</summary>
    public IReadOnlyList<MappingState> Mappings { get; init; } = [];

    /// <summary>
    /// Fields and variables of QEMU that the code reads and nothing else here sets; those left out are 0 or as initialised.
    /// </summary>
    public IReadOnlyList<FieldValue> Fields { get; init; } = [];

    /// <summary>Whether the notifier stands before the other one in the address space's list.</summary>
    public bool FirstInList { get; init; }

    /// <summary>The events of the unmap in the order in which they were handed to the notify rule.</summary>
    public IReadOnlyList<EventTrace> Events { get; init; } = [];

    /// <summary>What the code did, in order: each search of the tree, each event, each removal.</summary>
    public IReadOnlyList<RunStep> Steps { get; init; } = [];

    /// <summary>The mapping in question, one of the tree: any mapping stands for every mapping.</summary>
    public MappingState? Ghost { get; init; }

    /// <summary>The address in question, where the claim is about one that no mapping of the tree holds.</summary>
    public Address? Address { get; init; }

    /// <summary>One sentence.</summary>
    public required string Happened { get; init; }

    /// <summary>One sentence.</summary>
    public required string Expected { get; init; }

    public ShownLine? DecidedAt { get; init; }

    /// <summary>True when the concrete interpreter showed the same; else this is a defect of the tool, not a finding.</summary>
    public required bool Replayed { get; init; }

    /// <summary>The compiler whose compiled code did the same on this machine; null where none was asked.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>What the run left behind, one sentence each.</summary>
    public IReadOnlyList<string> Afterwards { get; init; } = [];

    /// <summary>What follows for the guest or the host, where that is known.</summary>
    public string? Consequence { get; init; }
}

/// <summary>A mapping of the IOVA tree; translatedAddress is a guest physical address.</summary>
public sealed record MappingState(
    Address Iova, InclusiveSize Size, Address TranslatedAddress, MappingPermission Permission, string? Note = null);

/// <summary>What a mapping grants the device.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MappingPermission>))]
public enum MappingPermission
{
    [JsonStringEnumMemberName("read-write")]
    ReadWrite,

    [JsonStringEnumMemberName("read-only")]
    ReadOnly,

    [JsonStringEnumMemberName("write-only")]
    WriteOnly,
}

/// <summary>One IOMMU TLB event and what the notify rule made of it; type is QEMU's name (UNMAP, MAP, DEVIOTLB_UNMAP).</summary>
public sealed record EventTrace(string Type, Address Iova, AddressMask AddressMask, Address TranslatedAddress, EventOutcome Fate);

/// <summary>One thing that the code did on the machine.</summary>
/// <param name="First">The first address of the search key, the event or the removed range.</param>
/// <param name="Last">Its last address, inclusive; below the first where the range wraps 2^64.</param>
/// <param name="Sentence">What it did and what came of it, such as "searches [0x0, 0xfff] and finds nothing".</param>
/// <param name="At">The code that did it.</param>
public sealed record RunStep(RunStepKind Kind, Address First, Address Last, string Sentence, ShownLine At);

/// <summary>What a step of a run does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStepKind>))]
public enum RunStepKind
{
    [JsonStringEnumMemberName("search")]
    Search,

    [JsonStringEnumMemberName("notify")]
    Notify,

    [JsonStringEnumMemberName("remove")]
    Remove,
}

/// <summary>The code that decided.</summary>
/// <param name="Line">From 1; absent where it is the model's own code.</param>
/// <param name="Text">The line as it is written; of the model's own code, what it does there, in words.</param>
/// <param name="Column">From 1, where in the text the part begins that decided; absent for words.</param>
/// <param name="Length">How long that part is.</param>
public sealed record ShownLine(string File, int? Line = null, string? Text = null, int? Column = null, int? Length = null);

/// <summary>What memory_region_notify_iommu_one does with an event that sticks out of the scope.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotifyRuleKind>))]
public enum NotifyRuleKind
{
    [JsonStringEnumMemberName("assert (up to 10.1)")]
    Assert,

    [JsonStringEnumMemberName("crop (from 10.2)")]
    Crop,
}

/// <summary>What became of an event that the unmap handed to the notify rule.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventOutcome>))]
public enum EventOutcome
{
    [JsonStringEnumMemberName("delivered")]
    Delivered,

    [JsonStringEnumMemberName("skipped")]
    Skipped,

    [JsonStringEnumMemberName("aborted")]
    Aborted,
}
