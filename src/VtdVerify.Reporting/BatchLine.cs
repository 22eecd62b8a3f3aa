using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting;

/// <summary>What `batch` says of one mail: a line of NDJSON, whose shape is docs/batch.schema.json.</summary>
public sealed record BatchLine
{
    // Subjects stay readable: the lines are a file of their own.
    private static readonly BatchJsonContext Lines = new(new JsonSerializerOptions(BatchJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The mail's place in the archive: a file's path, and in an mbox its number there.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the mail's bytes, 64 lower-case hex digits; absent where it is too large to be read.</summary>
    public string? Sha256 { get; init; }

    public string? MessageId { get; init; }

    public string? Subject { get; init; }

    /// <summary>Which part of the archive the mail belongs to, "2/4"; absent where the archive was judged as a whole.</summary>
    public string? Shard { get; init; }

    public required BatchOutcome Outcome { get; init; }

    /// <summary>That of `check` for this mail alone.</summary>
    public required int ExitCode { get; init; }

    /// <summary>The guarantees that are not proved, by id.</summary>
    public IReadOnlyDictionary<string, VerdictKind>? Verdicts { get; init; }

    /// <summary>Why there are no verdicts; one sentence. Absent where there are some.</summary>
    public string? Problem { get; init; }

    public required long Milliseconds { get; init; }

    /// <summary>One line without its end.</summary>
    public string ToJson() => Printable.Json(JsonSerializer.Serialize(this, Lines.BatchLine));

    /// <summary>Null where the text is no such line.</summary>
    public static BatchLine? FromJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Lines.BatchLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What became of a mail.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BatchOutcome>))]
public enum BatchOutcome
{
    [JsonStringEnumMemberName("holds")]
    Holds,

    [JsonStringEnumMemberName("refuted")]
    Refuted,

    [JsonStringEnumMemberName("undecided")]
    Undecided,

    /// <summary>A patch that shows nothing of the unmap.</summary>
    [JsonStringEnumMemberName("other code")]
    OtherCode,

    /// <summary>A mail without a diff.</summary>
    [JsonStringEnumMemberName("no patch")]
    NoPatch,

    /// <summary>A patch, or what may be one, that is damaged or of a form that is not read.</summary>
    [JsonStringEnumMemberName("unreadable")]
    Unreadable,

    [JsonStringEnumMemberName("defect")]
    Defect,
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BatchLine))]
internal sealed partial class BatchJsonContext : JsonSerializerContext;
