using System.Text.Json.Serialization;

namespace VtdVerify.Reporting;

/// <summary>The patch as it was given, and who posted it; what the input does not say is absent.</summary>
public sealed record InputInfo
{
    public required InputKind Kind { get; init; }

    /// <summary>The path as the user wrote it; "-" is standard input.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the bytes that were read, 64 lower-case hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The mail's subject line, with its "[PATCH ...]" prefix.</summary>
    public string? Subject { get; init; }

    /// <summary>The subject without its prefix.</summary>
    public string? Title { get; init; }

    public Author? Author { get; init; }

    /// <summary>ISO 8601, with the offset only where the input has one.</summary>
    public string? Date { get; init; }

    public string? MessageId { get; init; }

    /// <summary>The message-id that the mail answers, for a patch of a series its cover letter's.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>The series' name or number.</summary>
    public string? Series { get; init; }

    public int? Version { get; init; }

    /// <summary>The patch's place in its series; a cover letter is 0.</summary>
    public int? Number { get; init; }

    public int? Total { get; init; }

    public string? Link { get; init; }

    /// <summary>Mails and patches of the same input that were left out, one sentence each; absent where none was.</summary>
    public IReadOnlyList<string>? LeftOut { get; init; }
}

/// <summary>Who posted the patch, as the mail says.</summary>
public sealed record Author(string Name, string Address);

/// <summary>The shape in which the patch was given.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InputKind>))]
public enum InputKind
{
    [JsonStringEnumMemberName("patchwork-page")]
    PatchworkPage,

    [JsonStringEnumMemberName("patchwork-json")]
    PatchworkJson,

    [JsonStringEnumMemberName("mail")]
    Mail,

    [JsonStringEnumMemberName("mbox")]
    Mbox,

    [JsonStringEnumMemberName("diff")]
    Diff,
}
