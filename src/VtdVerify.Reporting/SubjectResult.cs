using System.Text.Json.Serialization;

namespace VtdVerify.Reporting;

/// <summary>Code that performs the unmap, where it was read from, and what holds of it.</summary>
public sealed record SubjectResult
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    public required SubjectKind Kind { get; init; }

    public required SubjectRole Role { get; init; }

    /// <summary>The id of the vIOMMU whose unmap it is.</summary>
    public string? Viommu { get; init; }

    public IReadOnlyList<SourceRead> Sources { get; init; } = [];

    /// <summary>What the code relies on and what differs from what the model mirrors, with the guarantees that lean on it.</summary>
    public IReadOnlyList<DriftFound> Drift { get; init; } = [];

    /// <summary>Calls without a meaning for the guarantees (trace points), in the order of their first use.</summary>
    public IReadOnlyList<string> IgnoredCalls { get; init; } = [];

    public IReadOnlyList<GuaranteeResult> Guarantees { get; init; } = [];

    /// <summary>
    /// Guarantees that were asked for and say nothing about the vIOMMU: they have no verdict, neither green nor red. Absent where all do.
    /// </summary>
    public IReadOnlyList<LeftOutGuarantee>? NotApplicable { get; init; }

    /// <summary>What is wrong with the code: the refuted obligations by what they have in common, worst first.</summary>
    public IReadOnlyList<CauseResult> Causes { get; init; } = [];

    /// <summary>The feature files that the command line named; absent where it named none.</summary>
    public IReadOnlyList<FeatureResult>? Features { get; init; }
}

/// <summary>A guarantee that is not applicable to a subject.</summary>
/// <param name="Id">The guarantee's id.</param>
/// <param name="Reason">Half a sentence of which the guarantee is the subject.</param>
public sealed record LeftOutGuarantee(string Id, string Reason);

/// <summary>One function of a subject and how much of it was read from where.</summary>
public sealed record SourceRead
{
    public required string Function { get; init; }

    /// <summary>The file as the patch or the tree names it; absent for the model.</summary>
    public string? File { get; init; }

    /// <summary>The function's first line in the file after the patch, from 1.</summary>
    public int? Line { get; init; }

    public required SourceOrigin From { get; init; }

    /// <summary>False when the input shows only a part; the note then says where the rest comes from.</summary>
    public required bool Whole { get; init; }

    public string? Note { get; init; }

    /// <summary>SHA-256 of the function's tokens, 64 lower-case hex digits; comments and layout do not count.</summary>
    public string? TokenHash { get; init; }
}

/// <summary>A function of the tree that reads or behaves otherwise than the one that the model mirrors.</summary>
public sealed record DriftFound
{
    public required string Function { get; init; }

    /// <summary>Absent where the tree does not define the function.</summary>
    public string? File { get; init; }

    public int? Line { get; init; }

    public string? TokenHash { get; init; }

    public required string Finding { get; init; }

    /// <summary>Ids of the guarantees whose verdicts lean on the function.</summary>
    public IReadOnlyList<string> Guarantees { get; init; } = [];
}

/// <summary>What the subject is made of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SubjectKind>))]
public enum SubjectKind
{
    [JsonStringEnumMemberName("model")]
    Model,

    [JsonStringEnumMemberName("c")]
    C,
}

/// <summary>Only a checked subject is judged; a shown one (a historic revision) is there to compare with.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SubjectRole>))]
public enum SubjectRole
{
    [JsonStringEnumMemberName("checked")]
    Checked,

    [JsonStringEnumMemberName("shown")]
    Shown,
}

/// <summary>Where the text of a function was taken from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceOrigin>))]
public enum SourceOrigin
{
    [JsonStringEnumMemberName("patch")]
    Patch,

    [JsonStringEnumMemberName("tree")]
    Tree,

    [JsonStringEnumMemberName("model")]
    Model,
}
