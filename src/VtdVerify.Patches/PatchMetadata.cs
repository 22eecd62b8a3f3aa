namespace VtdVerify.Patches;

/// <summary>Who posted what. Each value is null (or the list empty) where the source does not say.</summary>
public sealed record PatchMetadata
{
    /// <summary>The metadata of a source that says nothing, such as a bare diff.</summary>
    public static PatchMetadata None { get; } = new();

    /// <summary>The subject as posted: decoded and unfolded, with its bracketed prefixes.</summary>
    public string? Subject { get; init; }

    /// <summary>The subject without prefixes: what becomes the commit's title.</summary>
    public string? Title { get; init; }

    /// <summary>From the body's own From line where there is one, as <c>git am</c> has it, else from the header.</summary>
    public string? AuthorName { get; init; }

    public string? AuthorAddress { get; init; }

    public DateTimeOffset? Date { get; init; }

    /// <summary>Without angle brackets.</summary>
    public string? MessageId { get; init; }

    /// <summary>The commit that git format-patch made the mail of: 40 hexadecimal digits.</summary>
    public string? Commit { get; init; }

    /// <summary>
    /// Message-id of the mail this one answers, without angle brackets; for a patch of a series usually its cover letter.
    /// </summary>
    public string? InReplyTo { get; init; }

    public string? SeriesName { get; init; }

    /// <summary>6 for v6; 1 for a posted patch that names none.</summary>
    public int? Version { get; init; }

    /// <summary>6 of 6/9; 0 is a cover letter.</summary>
    public int? Number { get; init; }

    /// <summary>9 of 6/9.</summary>
    public int? Total { get; init; }

    /// <summary>Bracketed words other than PATCH, the version and the number, as posted: RFC, PULL, a list's tag.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>Where a person can read the posting.</summary>
    public Uri? Link { get; init; }
}
