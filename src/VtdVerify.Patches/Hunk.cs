namespace VtdVerify.Patches;

/// <summary>
/// One hunk whose lines agree with the counts of its header. Starts are 1-based and as written: where a count is 0, the start is the line
/// after which the hunk stands (0 for an empty file). <paramref name="SectionHeading"/> is null where the header has none.
/// </summary>
public sealed record Hunk(
    int OldStart,
    int OldCount,
    int NewStart,
    int NewCount,
    string? SectionHeading,
    IReadOnlyList<HunkLine> Lines,
    int? InputLine)
{
    /// <summary>1-based number of the first old line that the hunk covers or, where it covers none, of the line that follows it.</summary>
    internal int FirstOld => OldCount == 0 ? OldStart + 1 : OldStart;

    internal int FirstNew => NewCount == 0 ? NewStart + 1 : NewStart;

    internal int AfterOld => FirstOld + OldCount;

    internal int AfterNew => FirstNew + NewCount;
}

/// <summary>What a line of a hunk does.</summary>
public enum HunkLineKind
{
    Context,
    Added,
    Removed,
}

/// <summary>
/// One line of a hunk. <paramref name="Text"/> is without the marker column and the line end. <paramref name="OldLine"/> is null for an
/// added line, <paramref name="NewLine"/> for a removed one; both are 1-based. <paramref name="InputLine"/> is the 1-based line of the
/// input as read, null where the input is not read line by line. <paramref name="EndsWithoutNewline"/>: the file ends here,
/// without a line end.
/// </summary>
public sealed record HunkLine(HunkLineKind Kind, string Text, int? OldLine, int? NewLine, int? InputLine, bool EndsWithoutNewline);
