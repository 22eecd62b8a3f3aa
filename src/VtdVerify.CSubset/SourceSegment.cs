namespace VtdVerify.CSubset;

/// <summary>
/// Consecutive lines of one file of which the rest may be unknown, as a diff shows them. <paramref name="FirstLine"/> is the 1-based
/// number of the first of <paramref name="Lines"/> in that file. <paramref name="SectionHeading"/> is what stands after the second
/// <c>@@</c> of the hunk that opens the segment, by convention the line that opens the enclosing function; null or empty if none.
/// </summary>
public sealed record SourceSegment(string File, int FirstLine, IReadOnlyList<SourceLine> Lines, string? SectionHeading)
{
    /// <summary>
    /// The lines of the other image, in their order: what the patch removed from here or, in an image before it, adds here. Of a place of
    /// which nothing else is shown the segment has no lines.
    /// </summary>
    public IReadOnlyList<AbsentLine> Absent { get; init; } = [];
}

/// <summary>A line of the other image only. <paramref name="Before"/>: the number of the line of this one that follows.</summary>
public readonly record struct AbsentLine(int Before, string Text);

/// <summary>One line without its line end. <paramref name="Changed"/>: added by the patch in an image of the file after it, removed by the
/// patch in an image before it.</summary>
public readonly record struct SourceLine(string Text, bool Changed);
