using System.Globalization;
using VtdVerify.Patches;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Inputs;

/// <summary>A patch as the result names it.</summary>
internal static class InputInfoOf
{
    /// <summary>Who posted what, and where it was read.</summary>
    /// <param name="path">As the user wrote it.</param>
    public static InputInfo Document(PatchDocument document, string path)
    {
        var posting = document.Metadata;
        return new InputInfo
        {
            Kind = KindOf(document.Format),
            Path = path,
            Sha256 = document.ContentHash,
            Subject = posting.Subject,
            Title = posting.Title,
            Author = AuthorOf(posting),
            Date = posting.Date?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            MessageId = posting.MessageId,
            InReplyTo = posting.InReplyTo,
            Series = posting.SeriesName,
            Version = posting.Version,
            Number = posting.Number,
            Total = posting.Total,
            Link = posting.Link?.ToString(),
            LeftOut = document.LeftOut is [] ? null : document.LeftOut,
        };
    }

    /// <summary>As the cover letter has it or, without one, as far as all patches have it in common.</summary>
    /// <param name="path">As the user wrote it.</param>
    public static InputInfo Series(PatchSeries series, string path)
    {
        var first = Document(series.CoverLetter ?? series.Patches[0], path);
        var leftOut = series.LeftOut is [] ? null : series.LeftOut;
        if (series.Patches is [var only])
        {
            return Document(only, path) with { LeftOut = leftOut };
        }

        var kind = first.Kind == InputKind.Mail ? InputKind.Mbox : first.Kind;
        return series.CoverLetter is not null
            ? first with { Kind = kind, Series = null, LeftOut = leftOut }
            : new InputInfo
            {
                Kind = kind,
                Path = path,
                Sha256 = first.Sha256,
                Title = first.Series,
                Version = first.Version,
                Total = first.Total,
                LeftOut = leftOut,
            };
    }

    private static Author? AuthorOf(PatchMetadata posting) =>
        posting.AuthorName is null && posting.AuthorAddress is null
            ? null
            : new Author(posting.AuthorName ?? string.Empty, posting.AuthorAddress ?? string.Empty);

    private static InputKind KindOf(PatchFormat format) => format switch
    {
        PatchFormat.PatchworkPage => InputKind.PatchworkPage,
        PatchFormat.PatchworkJson => InputKind.PatchworkJson,
        PatchFormat.Mail => InputKind.Mail,
        PatchFormat.UnifiedDiff => InputKind.Diff,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };
}
