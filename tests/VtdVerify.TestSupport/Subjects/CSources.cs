using VtdVerify.CSubset;
using VtdVerify.Patches;
using VtdVerify.Subjects;

namespace VtdVerify.Tests.Subjects;

/// <summary>C functions for the tests: the sample patches, the posted one, and texts of a test's own.</summary>
internal static class CSources
{
    public const string File = "hw/i386/intel_iommu.c";

    /// <summary>What the sample patches leave of the file.</summary>
    public static CSubject FromSample(string name) =>
        Subject(name, SampleSegments(name));

    public static IReadOnlyList<SourceSegment> SampleSegments(string name) =>
        Segments(Path.Combine(AppContext.BaseDirectory, "Data", $"{name}.patch"));

    public static IReadOnlyList<SourceSegment> Segments(string patch) => Single(PatchReader.ReadSingle(patch));

    /// <summary>A sample patch of which lines read otherwise, as if it had been posted so.</summary>
    /// <param name="edits">Part of a line, which must be in one line only, and what stands in that line's place.</param>
    public static CSubject Edited(string name, params (string Line, string Instead)[] edits) =>
        Subject(name, EditedSegments(name, edits));

    public static IReadOnlyList<SourceSegment> EditedSegments(string name, params (string Line, string Instead)[] edits) =>
        edits.Aggregate(SampleSegments(name), (segments, edit) => [.. segments.Select(s => Edited(s, edit))]);

    private static SourceSegment Edited(SourceSegment segment, (string Line, string Instead) edit) => segment with
    {
        Lines = [.. segment.Lines.SelectMany(line => line.Text.Contains(edit.Line, StringComparison.Ordinal)
            ? edit.Instead.Split('\n').Select(text => new SourceLine(text, Changed: true))
            : [line])],
    };

    /// <summary>The posted patch; ends the test where it is absent.</summary>
    public static IReadOnlyList<SourceSegment> Posted() => Segments(Repository.SharedFile("patches/patchwork-2175431.txt"));

    /// <summary>A text all of which a patch adds, from line 1.</summary>
    public static CSubject Text(string text) => Subject("text", Lines(text));

    public static IReadOnlyList<SourceSegment> Lines(string text) =>
        [new SourceSegment(File, 1, [.. text.Split('\n').Select(line => new SourceLine(line, Changed: true))], null)];

    public static CSubject Subject(string name, IReadOnlyList<SourceSegment> segments) => CSubject.Read(name, "C of a test", segments);

    private static IReadOnlyList<SourceSegment> Single(PatchDocument patch) => patch.Files.Single(f => f.Path == File).PostImage;
}
