using VtdVerify.Patches;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Explaining;

/// <summary>Finds the line of code that a finding is about in what was posted.</summary>
internal static class Excerpts
{
    private const int LinesBefore = 6;

    /// <summary>
    /// The lines of the hunk up to it; null where no patch shows the line. Lines of a tree have other numbers than those of a patch, so the
    /// text decides, an added line before one that was there, and then the nearest number.
    /// </summary>
    /// <param name="documents">In the order in which they apply; the last one that shows the line is meant.</param>
    public static PatchExcerpt? Of(IReadOnlyList<PatchDocument> documents, ShownLine? line)
    {
        if (line?.Text is not { } text)
        {
            return null;
        }

        var found =
            from document in documents.Reverse()
            from file in document.Files
            where file.NewPath == line.File
            from hunk in file.Hunks
            from shown in hunk.Lines.Index()
            where shown.Item.Kind != HunkLineKind.Removed && shown.Item.Text.TrimEnd() == text.TrimEnd()
            orderby shown.Item.Kind == HunkLineKind.Added ? 0 : 1, Math.Abs((shown.Item.NewLine ?? 0) - (line.Line ?? 0))
            select Cut(document, file, hunk, shown.Index);
        return found.FirstOrDefault();
    }

    private static PatchExcerpt Cut(PatchDocument document, FileDiff file, Hunk hunk, int last)
    {
        var first = Math.Max(0, last - LinesBefore);
        var heading = hunk.SectionHeading is { Length: > 0 } section ? $" {section}" : string.Empty;
        return new PatchExcerpt(
            file.Path,
            FormattableString.Invariant($"@@ -{hunk.OldStart},{hunk.OldCount} +{hunk.NewStart},{hunk.NewCount} @@{heading}"),
            [.. hunk.Lines.Skip(first).Take(last - first + 1).Select(Text)],
            document.Metadata.MessageId);
    }

    private static string Text(HunkLine line) => line.Kind switch
    {
        HunkLineKind.Added => $"+{line.Text}",
        HunkLineKind.Removed => $"-{line.Text}",
        _ => $" {line.Text}",
    };
}
