using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MimeKit;

namespace VtdVerify.Patches;

/// <summary>
/// The patch object of Patchwork's REST API (1.0 to 1.3), alone or in an array. Its <c>headers</c> hold the mail's raw, folded headers;
/// they are read as the mail's header they are.
/// </summary>
internal static partial class PatchworkReader
{
    /// <summary>A patch object nests three levels deep; more than this is not one.</summary>
    private const int MaxDepth = 64;

    private static readonly string[] _mailHeaders = ["From", "Subject", "Date", "Message-ID", "In-Reply-To", "Archived-At"];

    /// <summary>Reads the JSON that begins at <paramref name="bodyStart"/>; after that of a saved page other text may follow.</summary>
    /// <exception cref="PatchFormatException">Not JSON, not a patch, or the patch's diff is damaged.</exception>
    public static IReadOnlyList<PatchDocument> Read(PatchInput input, int bodyStart, PatchFormat format)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(input.Text[bodyStart..]);
            var json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
            using var document = JsonDocument.ParseValue(ref json);
            if (format == PatchFormat.PatchworkJson)
            {
                json.Read();
            }

            return ReadRoot(document.RootElement, input, format);
        }
        catch (JsonException error)
        {
            var line = input.Text.AsSpan(0, bodyStart).Count('\n') + (int)(error.LineNumber ?? 0) + 1;
            throw new PatchFormatException(
                $"the JSON is damaged or cut short, or nests deeper than {MaxDepth} levels",
                input.SourceName,
                line,
                Remedies.TakeApi);
        }
        catch (InvalidOperationException)
        {
            throw new PatchFormatException("the JSON has a string that is not Unicode text", input.SourceName, 0, Remedies.TakeApi);
        }
    }

    private static ReadOnlyCollection<PatchDocument> ReadRoot(JsonElement root, PatchInput input, PatchFormat format)
    {
        JsonElement[] objects = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : ExpandedSeries(root) ?? [root];
        PatchDocument[] documents = [.. objects.Select(patch => ReadPatch(patch, input, format, isAlone: objects.Length == 1))];
        return documents.Any(document => !document.IsCoverLetter)
            ? Array.AsReadOnly(documents)
            : throw NotAPatch(input, "the JSON array holds no patch");
    }

    /// <summary>
    /// The cover letter and the patches of a series object in which each patch was replaced by its own object. Patchwork's own entries have
    /// no diff, only links.
    /// </summary>
    private static JsonElement[]? ExpandedSeries(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || root.Member("patches") is not { ValueKind: JsonValueKind.Array } patches
            || !patches.EnumerateArray().Any(patch => patch.ValueKind == JsonValueKind.Object && patch.Text("diff") is not null))
        {
            return null;
        }

        return root.Member("cover_letter") is { ValueKind: JsonValueKind.Object } cover && IsCover(cover)
            ? [cover, .. patches.EnumerateArray()]
            : [.. patches.EnumerateArray()];
    }

    private static PatchDocument ReadPatch(JsonElement patch, PatchInput input, PatchFormat format, bool isAlone)
    {
        var content = patch.ValueKind == JsonValueKind.Object ? patch.Text("content") : null;
        var diff = patch.ValueKind == JsonValueKind.Object ? patch.Text("diff") : null;
        if (string.IsNullOrWhiteSpace(diff) && (isAlone || !IsCover(patch)))
        {
            throw WithoutDiff(patch, input);
        }

        var parsed = UnifiedDiffParser.Parse(new DiffText(diff ?? string.Empty, firstInputLine: null, input.SourceName));
        if (parsed.Files.Count == 0 && !IsCover(patch))
        {
            throw NotAPatch(input, PatchAssembly.NoDiff("the JSON object's \"diff\" is not a unified diff", diff!));
        }

        parsed = parsed with { Leading = (content ?? string.Empty).Split('\n') };
        return PatchAssembly.Build(input, format, Metadata(patch, parsed.Leading), parsed);
    }

    private static bool IsCover(JsonElement patch) =>
        patch.ValueKind == JsonValueKind.Object && patch.Text("url")?.Contains("/covers/", StringComparison.Ordinal) == true;

    private static PatchFormatException WithoutDiff(JsonElement value, PatchInput input)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return NotAPatch(input, "the JSON is not an object");
        }

        if (value.Member("patches") is { ValueKind: JsonValueKind.Array } patches)
        {
            var mbox = MailMetadata.WebLink(value.Text("mbox")) is { } link ? $"its mbox, which holds them all: {link}" : "its mbox link.";
            return new PatchFormatException(
                $"this is a Patchwork series, which lists {patches.GetArrayLength()} patches without their diffs",
                input.SourceName,
                0,
                $"Take {mbox}");
        }

        return NotAPatch(
            input,
            value.Text("detail") is { } answer ? $"the server did not send a patch but answered '{answer}'"
            : IsCover(value) ? "this is the cover letter of a Patchwork series; it has no diff"
            : "a JSON object without a diff: it is not a Patchwork patch, or comes from a list of patches, which leaves the diffs out");
    }

    private static PatchFormatException NotAPatch(PatchInput input, string problem) => new(problem, input.SourceName, 0, Remedies.TakeApi);

    private static PatchMetadata Metadata(JsonElement patch, IReadOnlyList<string> leading)
    {
        using var mail = HeaderOf(patch);
        var posted = MailMetadata.Of(mail, leading);
        var series = patch.Member("series") is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray().FirstOrDefault() : default;
        var submitter = posted.AuthorAddress is null ? patch.Member("submitter") ?? default : default;
        return posted with
        {
            AuthorName = posted.AuthorName ?? MailMetadata.NullIfEmpty(submitter.Text("name")),
            AuthorAddress = posted.AuthorAddress ?? MailMetadata.NullIfEmpty(submitter.Text("email")),
            Date = posted.Date ?? UtcDate(patch.Text("date")),
            SeriesName = MailMetadata.NullIfEmpty(series.Text("name")),
            Version = posted.Version ?? series.Number("version") ?? 1,
            Link = MailMetadata.WebLink(patch.Text("web_url")) ?? posted.Link ?? MailMetadata.WebLink(patch.Text("url")),
        };
    }

    /// <summary>The mail's header, put together from the raw one and, where that is missing, from Patchwork's own fields.</summary>
    private static MimeMessage HeaderOf(JsonElement patch)
    {
        var header = new StringBuilder();
        foreach (var name in _mailHeaders)
        {
            var value = RawHeader(patch, name) ?? name switch
            {
                "Subject" => patch.Text("name"),
                "Message-ID" => patch.Text("msgid"),
                _ => null,
            };
            header.Append(value is null ? string.Empty : $"{name}: {Unfoldable().Replace(value.TrimEnd(), "\n ")}\n");
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(header.Append("MIME-Version: 1.0\n\n").ToString()));
        return MimeMessage.Load(stream);
    }

    /// <summary>A header that occurs several times is an array; the first is taken. Names are not case-sensitive.</summary>
    private static string? RawHeader(JsonElement patch, string name)
    {
        if (patch.Member("headers") is not { ValueKind: JsonValueKind.Object } headers)
        {
            return null;
        }

        var value = headers.EnumerateObject().FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        value = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().FirstOrDefault() : value;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    /// <summary>Patchwork's dates carry no offset; they are UTC.</summary>
    private static DateTimeOffset? UtcDate(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    /// <summary>A line break that would end the header.</summary>
    [GeneratedRegex(@"\r?\n(?![ \t])|\r(?!\n)", RegexOptions.CultureInvariant)]
    private static partial Regex Unfoldable();
}
