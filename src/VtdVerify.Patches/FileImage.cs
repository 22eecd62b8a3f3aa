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

        var (lines, absent) = (new List<SourceLine>(), new List<AbsentLine>());
        var (first, heading) = (0, default(string));
        foreach (var hunk in hunks)
        {
            var start = newSide ? hunk.FirstNew : hunk.FirstOld;
            if (start != first + lines.Count)
            {
                Close();
            }

            if (lines.Count == 0 && absent.Count == 0)
            {
                (first, heading) = (start, hunk.SectionHeading);
            }

            Add(hunk);
        }

        Close();
        return segments.AsReadOnly();

        void Add(Hunk hunk)
        {
            var (other, changed) = newSide ? (HunkLineKind.Removed, HunkLineKind.Added) : (HunkLineKind.Added, HunkLineKind.Removed);
            foreach (var line in hunk.Lines)
            {
                if (line.Kind == other)
                {
                    absent.Add(new AbsentLine(first + lines.Count, line.Text));
                }
                else
                {
                    lines.Add(new SourceLine(line.Text, line.Kind == changed));
                }
            }
        }

        void Close()
        {
            if (lines.Count > 0 || absent.Count > 0)
            {
                segments.Add(new SourceSegment(path, first, lines.AsReadOnly(), heading) { Absent = absent.AsReadOnly() });
            }

            (lines, absent) = ([], []);
        }
    }
}
