using VtdVerify.Patches;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Placing;

/// <summary>
/// Places the hunks of one file where <c>git apply</c> places them (find_pos, match_fragment and update_image of its apply.c), with the
/// same text for a result. All context must be there, byte for byte; the nearest place to the header's line number is taken; what one hunk
/// wrote is no context for the next.
/// </summary>
public sealed class ExactPlacer
{
    private readonly List<Line> lines;
    private readonly bool withoutContext;

    private ExactPlacer(FileText text, bool withoutContext)
    {
        lines = [.. text.Lines.Select(line => new Line(line, IsPatched: false))];
        this.withoutContext = withoutContext;
    }

    /// <summary>The file with all hunks, which are in the order of the file.</summary>
    /// <param name="withoutContext">
    /// The hunks have no context (<c>git diff -U0</c>), as <c>git apply --unidiff-zero</c> takes them: one that ends without context need
    /// not stand at the end of the file, and one that only adds goes by its line number alone.
    /// </param>
    /// <returns>Null where a hunk has no place.</returns>
    public static FileText? Place(FileText text, IReadOnlyList<Hunk> hunks, bool withoutContext)
    {
        var placer = new ExactPlacer(text, withoutContext);
        return hunks.All(hunk => placer.Place(ExactHunk.Of(hunk)))
            ? new FileText([.. placer.lines.Select(line => line.Text)])
            : null;
    }

    /// <summary>Whether no hunk that changes a file in its middle has context: such a patch was made with <c>-U0</c>.</summary>
    public static bool HaveNoContext(IEnumerable<FileDiff> diffs) =>
        !diffs.Where(diff => diff is { OldPath: not null, NewPath: not null })
            .SelectMany(diff => diff.Hunks).SelectMany(hunk => hunk.Lines)
            .Any(line => line.Kind == HunkLineKind.Context);

    private bool Place(ExactHunk hunk)
    {
        if (Find(hunk) is not { } at)
        {
            return false;
        }

        lines.RemoveRange(at, hunk.Before.Count);
        lines.InsertRange(at, hunk.After.Select((line, i) => new Line(line, IsPatched: true)));
        return true;
    }

    /// <summary>The place, zero-based: the header's own or the nearest one, the later of two as near.</summary>
    private int? Find(ExactHunk hunk)
    {
        var atStart = hunk.OldStart == 0 || (hunk.OldStart == 1 && !withoutContext);
        var atEnd = hunk.Trailing == 0 && !withoutContext;
        var last = lines.Count - hunk.Before.Count;
        var wanted = atStart ? 0 : atEnd ? last : Math.Clamp(hunk.NewStart - 1, 0, lines.Count);
        for (var distance = 0; distance <= lines.Count; distance++)
        {
            if (Fits(wanted + distance))
            {
                return wanted + distance;
            }

            if (Fits(wanted - distance))
            {
                return wanted - distance;
            }
        }

        return null;

        bool Fits(int at) =>
            at >= 0 && at <= last && (!atStart || at == 0) && (!atEnd || at == last) && Matches(hunk.Before, at, atEnd);
    }

    /// <summary>
    /// A last line without an end is compared as far as it goes: what follows it in the file may be blank, unless both must end there.
    /// </summary>
    private bool Matches(IReadOnlyList<string> before, int at, bool atEnd)
    {
        for (var i = 0; i < before.Count; i++)
        {
            var line = lines[at + i];
            var isLast = i == before.Count - 1 && !atEnd;
            if (line.IsPatched || !(line.Text.Text == before[i] || (isLast && IsBlankAfter(line.Text.Text, before[i]))))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBlankAfter(string line, string start) =>
        line.StartsWith(start, StringComparison.Ordinal) && line.AsSpan(start.Length).Trim(" \t\r\n").IsEmpty;

    private readonly record struct Line(FileLine Text, bool IsPatched);
}
