using VtdVerify.CSubset;

namespace VtdVerify.Patches;

/// <summary>
/// The changes to one file. A path is relative to the tree's root, without <c>a/</c> or <c>b/</c>; <paramref name="OldPath"/> is null for
/// an added file, <paramref name="NewPath"/> for a deleted one. <paramref name="InputLine"/> is the 1-based line of the file's header in
/// the input, null where the input is not read line by line (JSON, an encoded mail).
/// </summary>
public sealed record FileDiff(
    string? OldPath,
    string? NewPath,
    FileChange Change,
    bool IsBinary,
    IReadOnlyList<Hunk> Hunks,
    int? InputLine)
{
    /// <summary>
    /// No folder was taken off the names. They are as <c>--no-prefix</c> writes them, or their first folder is one that <c>git am</c> takes
    /// off, such as the same <c>a/</c> on both sides: only a tree tells.
    /// </summary>
    public bool NamesAsWritten { get; init; }

    /// <summary>The name the file has after the patch, or had before it was deleted.</summary>
    public string Path => NewPath ?? OldPath ?? string.Empty;

    /// <summary>Whether its text is C, headers left out.</summary>
    public bool IsCSource => !IsBinary && Path.EndsWith(".c", StringComparison.Ordinal);

    /// <summary>Whether its text is C, or what C files include.</summary>
    public bool IsCText => IsCSource || (!IsBinary
        && (Path.EndsWith(".h", StringComparison.Ordinal) || Path.EndsWith(".inc", StringComparison.Ordinal)));

    /// <summary>The file after the patch as far as the diff shows it: one segment for each gapless run of lines, in order.</summary>
    public IReadOnlyList<SourceSegment> PostImage => FileImage.Of(Hunks, NewPath, newSide: true);

    /// <summary>The file before the patch as far as the diff shows it.</summary>
    public IReadOnlyList<SourceSegment> PreImage => FileImage.Of(Hunks, OldPath, newSide: false);
}
