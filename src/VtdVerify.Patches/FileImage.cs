using VtdVerify.CSubset;

namespace VtdVerify.Patches;

/// <summary>One side of a file's hunks as segments of gapless lines.</summary>
internal static class FileImage
{
    public static IReadOnlyList<SourceSegment> Of(IReadOnlyList<Hunk> hunks, string? path, bool newSide)
    {
        var segments = new List<SourceSegment>();
        if (path is null)
        {
            return segments;
        }

        var run = new List<SourceLine>();
        var (first, heading) = (0, default(string));
        foreach (var hunk in hunks)
        {
            var start = newSide ? hunk.FirstNew : hunk.FirstOld;
            if (run.Count > 0 && start != first + run.Count)
            {
                segments.Add(new SourceSegment(path, first, run.AsReadOnly(), heading));
                run = [];
            }

            if (run.Count == 0)
            {
                (first, heading) = (start, hunk.SectionHeading);
            }

            run.AddRange(Side(hunk, newSide));
        }

        if (run.Count > 0)
        {
            segments.Add(new SourceSegment(path, first, run.AsReadOnly(), heading));
        }

        return segments.AsReadOnly();
    }

    private static IEnumerable<SourceLine> Side(Hunk hunk, bool newSide)
    {
        var (absent, changed) = newSide ? (HunkLineKind.Removed, HunkLineKind.Added) : (HunkLineKind.Added, HunkLineKind.Removed);
        return hunk.Lines.Where(line => line.Kind != absent).Select(line => new SourceLine(line.Text, line.Kind == changed));
    }
}
