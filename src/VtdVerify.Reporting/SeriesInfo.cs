using System.Text.Json.Serialization;

namespace VtdVerify.Reporting;

/// <summary>A series of patches: what became of each, and what the code with all of them is.</summary>
public sealed record SeriesInfo
{
    /// <summary>In the order in which they apply.</summary>
    public IReadOnlyList<SeriesPatch> Patches { get; init; } = [];

    /// <summary>The numbers up to the total that no patch of the input has, ascending.</summary>
    public IReadOnlyList<int> Missing { get; init; } = [];

    /// <summary>The subject that is the code with all patches; absent where that cannot be read.</summary>
    public string? Whole { get; init; }

    /// <summary>What the code with all patches is, or why it is not checked; one sentence.</summary>
    public required string WholeNote { get; init; }

    /// <summary>Something that the patches change was not checked, so that nothing is said to hold of them all.</summary>
    internal bool IsCutShort => Whole is null || Patches.Any(patch => patch.Outcome == PatchOutcome.Unreadable);
}

/// <summary>One patch of a series.</summary>
public sealed record SeriesPatch
{
    /// <summary>Its n/m, or its place in the input: "6/9", "patch 2".</summary>
    public required string Label { get; init; }

    public required string Title { get; init; }

    public string? MessageId { get; init; }

    public required PatchOutcome Outcome { get; init; }

    /// <summary>The subject that is the code with this patch and those before it; absent unless the patch was checked.</summary>
    public string? Subject { get; init; }

    /// <summary>Why the patch was not checked; absent where it was.</summary>
    public string? Reason { get; init; }
}

/// <summary>What became of a patch.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PatchOutcome>))]
public enum PatchOutcome
{
    [JsonStringEnumMemberName("checked")]
    Checked,

    /// <summary>It changes nothing that an unmap is seen to run.</summary>
    [JsonStringEnumMemberName("not-checked")]
    NotChecked,

    /// <summary>It changes what an unmap runs, or may, in a way that is not read.</summary>
    [JsonStringEnumMemberName("unreadable")]
    Unreadable,
}
