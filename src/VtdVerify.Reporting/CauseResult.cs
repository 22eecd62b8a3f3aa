using System.Text.Json.Serialization;

namespace VtdVerify.Reporting;

/// <summary>One thing that is wrong with the code: refuted obligations that have the line and the mechanism in common.</summary>
public sealed record CauseResult
{
    /// <summary>Stable: the mechanism, and a number where several lines share it: "search-key", "event-field-2".</summary>
    public required string Id { get; init; }

    /// <summary>What is wrong, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>The line of code to look at; absent where no single line decides.</summary>
    public ShownLine? Line { get; init; }

    /// <summary>The run of the smallest counterexample, in one sentence.</summary>
    public required string Example { get; init; }

    /// <summary>The refuted obligation whose counterexample is shown: the worst guarantee's, then the smallest machine.</summary>
    public required RefutedObligation Shown { get; init; }

    /// <summary>Everything that the cause refutes, in the order of the guarantees.</summary>
    public IReadOnlyList<RefutedObligation> Obligations { get; init; } = [];

    /// <summary>The guarantees that it breaks, in their order.</summary>
    public IReadOnlyList<string> Guarantees { get; init; } = [];

    /// <summary>Whom it hurts, worst first.</summary>
    public IReadOnlyList<HarmKind> Hurts { get; init; } = [];

    /// <summary>What follows for them, one sentence or two.</summary>
    public required string Consequence { get; init; }

    /// <summary>Which code of the comparison has it first; absent where nothing is compared.</summary>
    public string? Since { get; init; }

    /// <summary>Where the posted patch shows the line; absent where it does not.</summary>
    public PatchExcerpt? Excerpt { get; init; }

    /// <summary>The smallest edit that mends it; absent where none was looked for or found.</summary>
    public MendResult? Mend { get; init; }

    /// <summary>The counterexample that is shown, from among the subject's obligations.</summary>
    public Counterexample? ExampleOf(SubjectResult subject) => subject.Guarantees
        .Where(guarantee => guarantee.Id == Shown.Guarantee)
        .SelectMany(guarantee => guarantee.Obligations)
        .FirstOrDefault(one => one.Id == Shown.Obligation && one.Class == Shown.Class)?.Counterexample;
}

/// <summary>A refuted obligation, by the ids of its guarantee, itself and its class of scopes.</summary>
public sealed record RefutedObligation(string Guarantee, string Obligation, string Class);

/// <summary>Whom a broken guarantee hurts; the worst first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HarmKind>))]
public enum HarmKind
{
    /// <summary>Guest memory: a device reaches what the guest took back, or the guest ends.</summary>
    [JsonStringEnumMemberName("guest")]
    Guest,

    /// <summary>A migration: dirty pages are lost, or it fails.</summary>
    [JsonStringEnumMemberName("migration")]
    Migration,

    /// <summary>The host: QEMU aborts or hangs, or its tree and the host's IOMMU differ.</summary>
    [JsonStringEnumMemberName("host")]
    Host,
}
