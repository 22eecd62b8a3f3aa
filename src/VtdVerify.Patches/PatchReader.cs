using System.Text.RegularExpressions;

namespace VtdVerify.Patches;

/// <summary>
/// Reads any of the ways in which a patch reaches a reviewer. The format is found in the content; a file's name says nothing. Whatever
/// the bytes are, the outcome is documents or a <see cref="PatchFormatException"/>.
/// </summary>
public static partial class PatchReader
{
    /// <summary>No more than this (and one byte) is ever read.</summary>
    public const int MaxBytes = PatchInput.MaxBytes;

    /// <summary>
    /// All patches of an input in its order, with the cover letters among them. Mails that only discuss are left out and named in
    /// the notes.
    /// At least one document has a diff.
    /// </summary>
    /// <exception cref="PatchFormatException">The file cannot be read, holds no patch, or one of its patches is damaged.</exception>
    public static IReadOnlyList<PatchDocument> ReadAll(string path) => Read(PatchInput.Open(path));

    /// <summary>As <see cref="ReadAll(string)"/>; <paramref name="sourceName"/> stands for the stream in messages.</summary>
    /// <exception cref="PatchFormatException">The stream holds no patch, or one of its patches is damaged.</exception>
    public static IReadOnlyList<PatchDocument> ReadAll(Stream stream, string sourceName) => Read(PatchInput.Read(stream, sourceName));

    /// <summary>The one patch of an input; cover letters beside it do not count.</summary>
    /// <exception cref="PatchFormatException">As for <see cref="ReadAll(string)"/>, or there are several patches.</exception>
    public static PatchDocument ReadSingle(string path) => TheOnly(ReadAll(path));

    /// <summary>As <see cref="ReadSingle(string)"/>, from a stream.</summary>
    /// <exception cref="PatchFormatException">As for <see cref="ReadAll(Stream, string)"/>, or there are several patches.</exception>
    public static PatchDocument ReadSingle(Stream stream, string sourceName) => TheOnly(ReadAll(stream, sourceName));

    private static IReadOnlyList<PatchDocument> Read(PatchInput input)
    {
        if (Coloured().Match(input.Text) is { Success: true } colour)
        {
            throw new PatchFormatException(
                "the diff is coloured: a terminal's escape sequences stand in its lines",
                input.SourceName,
                input.Text.AsSpan(0, colour.Index).Count('\n') + 1,
                Remedies.WithoutColours);
        }

        if (MboxSplitter.LooksLikeMail(input.Text))
        {
            return MailReader.Read(input);
        }

        if (StartsJson(input.Text.AsSpan()))
        {
            return PatchworkReader.Read(input, bodyStart: 0, PatchFormat.PatchworkJson);
        }

        if (HttpPreamble.Find(input) is { } bodyStart)
        {
            return PatchworkReader.Read(input, bodyStart, PatchFormat.PatchworkPage);
        }

        if (Html().IsMatch(input.Text))
        {
            throw new PatchFormatException("the input is an HTML page, not a patch", input.SourceName, 1, Remedies.TakeApi);
        }

        return [ReadDiff(input)];
    }

    internal static bool StartsJson(ReadOnlySpan<char> text) => text.TrimStart() is ['{' or '[', ..];

    private static PatchDocument ReadDiff(PatchInput input)
    {
        var parsed = UnifiedDiffParser.Parse(new DiffText(input.Text, firstInputLine: 1, input.SourceName));
        return parsed.Files.Count > 0
            ? PatchAssembly.Build(input, PatchFormat.UnifiedDiff, PatchMetadata.None, parsed)
            : throw new PatchFormatException(
                PatchAssembly.NoDiff("text without a diff", input.Text),
                input.SourceName,
                0,
                Remedies.Accepted);
    }

    private static PatchDocument TheOnly(IReadOnlyList<PatchDocument> documents)
    {
        PatchDocument[] patches = [.. documents.Where(document => !document.IsCoverLetter)];
        if (patches.Length == 1)
        {
            return patches[0];
        }

        var titles = string.Join("; ", patches.Take(5).Select(patch => patch.Metadata.Subject ?? patch.Files[0].Path));
        var more = patches.Length > 5 ? "; ..." : string.Empty;
        throw new PatchFormatException(
            $"the input holds {patches.Length} patches: {titles}{more}",
            patches[0].SourceName,
            0,
            "Give a file with the one patch that is to be checked.");
    }

    [GeneratedRegex(
        @"^(?:\x1b\[[0-9;]*m)+(?:diff --git |@@ -|--- |\+\+\+ |[-+ ]|\x1b)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Coloured();

    [GeneratedRegex(@"^\s*<(?:!doctype\s+html|html|head|\?xml)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Html();
}
