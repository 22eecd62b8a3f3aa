using MimeKit;
using MimeKit.Text;

namespace VtdVerify.Patches;

/// <summary>The patches of a mail or an mbox.</summary>
internal static class MailReader
{
    // Of one input: a list's archive has more mails, and no mail has so many parts or headers.
    private const int MostMails = 10_000;
    private const int MostParts = 1000;
    private const int MostHeaders = 20_000;

    /// <summary>The documents of all mails, in order; those of mails that only discuss are named with the others instead.</summary>
    /// <exception cref="PatchFormatException">No mail has a diff, or the diff of one is damaged.</exception>
    public static IReadOnlyList<PatchDocument> Read(PatchInput input)
    {
        var mails = MboxSplitter.Split(input.Bytes);
        if (mails.Count > MostMails)
        {
            throw TooMuch(input, 0, $"{mails.Count} mails, more than {MostMails}");
        }

        var damaged = new List<string>();
        PatchDocument[] documents = [.. mails.Select(message => ReadMessage(input, message, mails.Count == 1 ? null : damaged))];
        if (documents.All(document => document.Files.Count == 0))
        {
            throw WithoutDiff(input, documents);
        }

        var kept = documents.ToLookup(document => document.Files.Count > 0 || document.Metadata.Number == 0);
        var seriesNames = kept[true].Where(document => document.IsCoverLetter && document.Metadata.MessageId is not null)
            .DistinctBy(cover => cover.Metadata.MessageId)
            .ToDictionary(cover => cover.Metadata.MessageId!, cover => cover.Metadata.Title, StringComparer.Ordinal);
        string[] leftOut = [.. LeftOut([.. kept[false]]), .. damaged];
        PatchDocument[] complete = [.. kept[true].Select(document => Complete(document, seriesNames, leftOut))];
        return Array.AsReadOnly(complete);
    }

    private static PatchFormatException TooMuch(PatchInput input, int line, string what) =>
        new($"the input has {what}", input.SourceName, line, "Give the series that is to be checked, as its mbox or its patches.");

    private static PatchFormatException WithoutDiff(PatchInput input, PatchDocument[] documents)
    {
        var what = documents switch
        {
            [] => "an mbox without mails",
            [{ Metadata.Number: 0 }] => "the mail is the cover letter of a series and has no diff",
            [_] => "the mail has no diff",
            _ => $"none of the {documents.Length} mails has a diff",
        };
        return new PatchFormatException(
            PatchAssembly.NoDiff(what, input.Text),
            input.SourceName,
            0,
            "Take the mail with the patch itself, or its mbox link.")
        {
            IsDiscussion = true,
        };
    }

    private static IEnumerable<string> LeftOut(PatchDocument[] discussion)
    {
        if (discussion.Length > 0)
        {
            var subjects = string.Join("; ", discussion.Take(5).Select(mail => mail.Metadata.Subject ?? "no subject"));
            var more = discussion.Length > 5 ? "; ..." : string.Empty;
            yield return $"{discussion.Length} mail(s) without a diff were left out: {subjects}{more}.";
        }
    }

    /// <summary>Adds what only the mails together say: the series' name is its cover letter's title.</summary>
    private static PatchDocument Complete(PatchDocument document, Dictionary<string, string?> seriesNames, string[] leftOut)
    {
        var metadata = document.Metadata;
        var cover = document.IsCoverLetter ? metadata.MessageId : metadata.InReplyTo;
        return document with
        {
            Metadata = metadata with { SeriesName = cover is null ? null : seriesNames.GetValueOrDefault(cover) },
            LeftOut = leftOut,
        };
    }

    /// <summary>One mail, whose diff may be none.</summary>
    /// <param name="damaged">Takes a sentence for a reply whose diff is damaged; null where that is an error.</param>
    private static PatchDocument ReadMessage(PatchInput input, MboxMessage mail, List<string>? damaged)
    {
        var (message, bodyLines) = Parse(input, mail);
        using (message)
        {
            try
            {
                var parsed = DiffsOf(message, input, bodyLines);
                var metadata = MailMetadata.Of(message, parsed.Leading) with { Commit = mail.Commit };
                return PatchAssembly.Build(input, PatchFormat.Mail, metadata, parsed);
            }
            catch (PatchFormatException damage) when (damaged is not null && SubjectLine.IsReply(message.Subject))
            {
                damaged.Add($"The diff of a reply is damaged and was left out: {message.Subject}: {damage.Problem}.");
                return PatchAssembly.Build(input, PatchFormat.Mail, MailMetadata.Of(message, []), new ParsedDiff([], [], []));
            }
            catch (PatchFormatException damage) when (message.BodyParts.Any(part => part is TextPart { IsFlowed: true }))
            {
                throw new PatchFormatException(
                    $"{damage.Problem}. The mail is format=flowed, in which lines are joined and cut again: that damages patches",
                    damage.SourceName,
                    damage.Line,
                    damage.Remedy);
            }
        }
    }

    private static ParsedDiff DiffsOf(MimeMessage message, PatchInput input, Dictionary<MimeEntity, int> bodyLines)
    {
        ParsedDiff[] parts =
            [.. message.BodyParts.Select(part => TextOf(part, input, bodyLines)).OfType<DiffText>().Select(UnifiedDiffParser.Parse)];
        return new ParsedDiff(
            parts.FirstOrDefault()?.Leading ?? [],
            [.. parts.SelectMany(part => part.Files)],
            [.. parts.SelectMany(part => part.Notes).Distinct()]);
    }

    /// <summary>The message and, for each of its parts, the input line of the part's first line after its header.</summary>
    private static (MimeMessage Message, Dictionary<MimeEntity, int> BodyLines) Parse(PatchInput input, MboxMessage mail)
    {
        var bodyLines = new Dictionary<MimeEntity, int>();
        var bytes = mail.Bytes.ToArray();
        CheckHeaders(input, mail);
        var feeds = Enumerable.Range(0, bytes.Length).Where(at => bytes[at] == (byte)'\n').ToArray();
        using var stream = new MemoryStream(bytes, writable: false);
        var parser = new MimeParser(stream, MimeFormat.Entity);
        parser.MimeEntityEnd += (_, part) =>
        {
            var line = mail.FirstLine + CountBefore(feeds, (int)part.HeadersEndOffset);
            bodyLines[part.Entity] = bodyLines.Count < MostParts
                ? line
                : throw TooMuch(input, line, $"a mail of more than {MostParts} parts");
        };
        try
        {
            return (parser.ParseMessage(), bodyLines);
        }
        catch (FormatException error)
        {
            throw new PatchFormatException(
                $"this is not a readable mail: {error.Message.TrimEnd('.')}",
                input.SourceName,
                mail.FirstLine,
                Remedies.TakeOriginal);
        }
    }

    /// <summary>Each header is an object of its own: lines that look like one are counted before any is made.</summary>
    private static void CheckHeaders(PatchInput input, MboxMessage mail)
    {
        var count = 0;
        foreach (var range in mail.Bytes.Span.Split((byte)'\n'))
        {
            count += IsHeader(mail.Bytes.Span[range]) ? 1 : 0;
        }

        if (count > MostHeaders)
        {
            throw TooMuch(input, mail.FirstLine, $"a mail of more than {MostHeaders} headers");
        }
    }

    private static bool IsHeader(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        return colon > 0 && char.IsAsciiLetter((char)line[0]) && !line[..colon].Contains((byte)' ');
    }

    private static int CountBefore(int[] sorted, int limit)
    {
        var index = Array.BinarySearch(sorted, limit);
        return index < 0 ? ~index : index;
    }

    /// <summary>The text of a part that may hold the diff; null for HTML and for what is not text.</summary>
    private static DiffText? TextOf(MimeEntity entity, PatchInput input, Dictionary<MimeEntity, int> bodyLines)
    {
        if (entity is not MimePart { Content: { } content } part || part is TextPart { IsHtml: true })
        {
            return null;
        }

        var isFlowed = part is TextPart { IsFlowed: true };
        var isVerbatim = !isFlowed && part.ContentTransferEncoding
            is ContentEncoding.Default or ContentEncoding.SevenBit or ContentEncoding.EightBit or ContentEncoding.Binary;
        int? firstLine = isVerbatim && bodyLines.TryGetValue(entity, out var line) ? line : null;
        var text = part is TextPart textPart ? textPart.Text : AttachedText(content);
        return text is null ? null : new DiffText(WithLineFeeds(isFlowed ? Unflowed(part, text) : text), firstLine, input.SourceName);
    }

    /// <summary>A mail's lines end in CR LF by RFC 5322, and in the system's way after MimeKit decoded them; neither is damage.</summary>
    private static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string Unflowed(MimePart part, string text)
    {
        var deleteSpace = string.Equals(part.ContentType.Parameters["delsp"], "yes", StringComparison.OrdinalIgnoreCase);
        return new FlowedToText { DeleteSpace = deleteSpace }.Convert(text);
    }

    /// <summary>Mail programs attach patches as application/octet-stream as well; what has no NUL byte is tried as text.</summary>
    private static string? AttachedText(IMimeContent content)
    {
        using var bytes = new MemoryStream();
        content.DecodeTo(bytes);
        return bytes.ToArray().AsSpan().Contains((byte)0) ? null : System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
