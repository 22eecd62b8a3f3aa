namespace VtdVerify.Patches;

/// <summary>
/// One patch, or the cover letter of several, however it reached the reader. <paramref name="SourceName"/> is the path as given.
/// <paramref name="ContentHash"/> is the SHA-256 of the whole input's bytes, 64 lower-case hex digits; patches of one mbox share it.
/// <paramref name="Message"/> is the text before the diff up to the line <c>---</c>, without a From line of its own.
/// <paramref name="Notes"/> say what was put right or passed over while reading, one sentence each.
/// </summary>
public sealed record PatchDocument(
    string SourceName,
    string ContentHash,
    PatchFormat Format,
    PatchMetadata Metadata,
    string Message,
    IReadOnlyList<FileDiff> Files,
    IReadOnlyList<string> Notes)
{
    /// <summary>The mails of the same input that were left out, in one sentence each.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>True for the 0/n of a series, which has no diff.</summary>
    public bool IsCoverLetter => Files.Count == 0;
}
