using System.Text.Json.Serialization;

namespace VtdVerify.Reporting;

/// <summary>A few lines of a posted patch up to the one that a finding is about.</summary>
/// <param name="File">As the patch names it.</param>
/// <param name="Heading">The hunk's line <c>@@ ... @@</c>.</param>
/// <param name="Lines">As the patch has them, each with its marker; the last one is the line that is meant.</param>
/// <param name="MessageId">Of the mail that has them, without angle brackets; absent where it is not a mail.</param>
public sealed record PatchExcerpt(
    string File, string Heading, IReadOnlyList<string> Lines, [property: JsonPropertyOrder(-1)] string? MessageId = null);

/// <summary>An edit that mends what is refuted, and what it wins.</summary>
public sealed record MendResult
{
    /// <summary>What to write, in one line.</summary>
    public required string Title { get; init; }

    public required MendStanding Standing { get; init; }

    /// <summary>The places to change, in the order of the file.</summary>
    public IReadOnlyList<MendEdit> Edits { get; init; } = [];

    /// <summary>The guarantees that hold with the mend and do not without it.</summary>
    public IReadOnlyList<string> Wins { get; init; } = [];

    /// <summary>Guarantees that are refuted with it and without it, with it also where they held: the mend lays them bare.</summary>
    public IReadOnlyList<string> Worsens { get; init; } = [];

    /// <summary>A unified diff on top of the patch; absent where the lines around are not at hand.</summary>
    public string? Diff { get; init; }
}

/// <summary>One place of a mend.</summary>
/// <param name="At">The text that goes; its length is 0 where something is only put in.</param>
/// <param name="Replacement">What comes in its place.</param>
public sealed record MendEdit(ShownLine At, string Replacement);

/// <summary>How far a mend was tried.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MendStanding>))]
public enum MendStanding
{
    /// <summary>Every guarantee that held is proved still, and those that it wins are proved.</summary>
    [JsonStringEnumMemberName("proved")]
    Proved,

    /// <summary>It passes every scenario and every machine of the pool; nothing is proved of it.</summary>
    [JsonStringEnumMemberName("tried")]
    Tried,
}
