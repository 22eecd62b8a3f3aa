using System.Text.Json.Serialization;
using VtdVerify.Model;

namespace VtdVerify.Reporting;

/// <summary>What scenarios and obligations say of one guarantee of one subject.</summary>
public sealed record GuaranteeResult : IJudged
{
    public required string Id { get; init; }

    public required GuaranteeOrigin Kind { get; init; }

    public required string Sentence { get; init; }

    /// <summary>The verdict for the default class of scopes.</summary>
    public required VerdictKind Verdict { get; init; }

    public string? Reason { get; init; }

    public int? Bound { get; init; }

    public ScenarioResults Scenarios { get; init; } = new();

    public IReadOnlyList<ClassResult> Classes { get; init; } = [];

    public IReadOnlyList<ObligationVerdict> Obligations { get; init; } = [];
}

/// <summary>The verdict for one class of scopes: the default class, or one of the two scopes that VFIO registers.</summary>
public sealed record ClassResult : IJudged
{
    public const string DefaultId = "default";

    /// <summary>"default", "lower" or "upper".</summary>
    public required string Id { get; init; }

    public required string Description { get; init; }

    /// <summary>Absent for a class of more than one scope.</summary>
    public AddressRange? Scope { get; init; }

    public required VerdictKind Verdict { get; init; }

    public string? Reason { get; init; }

    public int? Bound { get; init; }
}

/// <summary>How many scenarios of a guarantee passed and failed on one subject.</summary>
public sealed record ScenarioResults
{
    public int Passed { get; init; }

    public int Failed { get; init; }

    /// <summary>Those that met code that is not read, or ran out of turns; absent for none.</summary>
    public int? Undecided { get; init; }

    public IReadOnlyList<FailedScenario> Failures { get; init; } = [];
}

/// <summary>One failed scenario, with the step that failed and the line of that step in the feature file.</summary>
public sealed record FailedScenario(string Name, string Feature, int Line, string Step, string Message);

/// <summary>Stated: promised by the patch's own text. Kept: right before the patch, and not to be lost.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GuaranteeOrigin>))]
public enum GuaranteeOrigin
{
    [JsonStringEnumMemberName("stated")]
    Stated,

    [JsonStringEnumMemberName("kept")]
    Kept,
}
