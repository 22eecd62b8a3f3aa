using MimeKit;

namespace VtdVerify.Patches;

/// <summary>The metadata of a parsed mail header; MimeKit decodes, unfolds and parses.</summary>
internal static class MailMetadata
{
    /// <summary><paramref name="leading"/>: the body's lines before the diff, which may begin with a From line of its own.</summary>
    public static PatchMetadata Of(MimeMessage message, IReadOnlyList<string> leading)
    {
        var subject = string.IsNullOrWhiteSpace(message.Subject) ? null : message.Subject.Trim();
        var parsed = SubjectLine.Parse(subject ?? string.Empty);
        var author = Author(message, leading);
        return new PatchMetadata
        {
            Subject = subject,
            Title = parsed.Title.Length == 0 ? null : parsed.Title,
            AuthorName = NullIfEmpty(author?.Name),
            AuthorAddress = NullIfEmpty(author?.Address),
            Date = message.Date == default ? null : message.Date,
            MessageId = NullIfEmpty(message.MessageId),
            InReplyTo = NullIfEmpty(message.InReplyTo),
            Version = parsed.Version,
            Number = parsed.Number,
            Total = parsed.Total,
            Prefixes = parsed.Prefixes,
            Link = WebLink(message.Headers[HeaderId.ArchivedAt]?.Trim('<', '>', ' ')),
        };
    }

    /// <summary>Only what a browser may open; anything else in a patch's metadata is not a link.</summary>
    public static Uri? WebLink(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeHttps)
            ? link
            : null;

    public static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static MailboxAddress? Author(MimeMessage message, IReadOnlyList<string> leading)
    {
        return PatchAssembly.InBodyFrom(leading) is { } inBody && MailboxAddress.TryParse(inBody, out var author)
            ? author
            : message.From.Mailboxes.FirstOrDefault();
    }
}
