namespace VtdVerify.CSubset;

/// <summary>
/// Consecutive lines of one file of which the rest may be unknown, as a diff shows them. <paramref name="FirstLine"/> is the 1-based
/// number of the first of <paramref name="Lines"/> in that file. <paramref name="SectionHeading"/> is what stands after the second
/// <c>@@</c> of the hunk that opens the segment, by convention the line that opens the enclosing function; null or empty if none.
/// </summary>
public sealed record SourceSegment(string File, int FirstLine, IReadOnlyList<SourceLine> Lines, string? SectionHeading);

/// <summary>One line without its line end. <paramref name="Changed"/>: added by the patch in an image of the file after it, removed by the
/// patch in an image before it.</summary>
public readonly record struct SourceLine(string Text, bool Changed);
