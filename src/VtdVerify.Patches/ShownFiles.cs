using VtdVerify.CSubset;

namespace VtdVerify.Patches;

/// <summary>
/// What the patches of a series show of the files, as the files are after the last of them. Immutable. It relies on line numbers, so each
/// patch must have been made on top of the one before it.
/// </summary>
public sealed class ShownFiles
{
    private readonly Dictionary<string, ShownFile> files;

    private ShownFiles(Dictionary<string, ShownFile> files)
    {
        this.files = files;
    }

    /// <summary>Before any patch: nothing is shown.</summary>
    public static ShownFiles Nothing { get; } = new([]);

    /// <summary>
    /// The visible lines of the C files and headers, one segment for each gapless run. Changed are the lines that any of the patches added.
    /// </summary>
    public IReadOnlyList<SourceSegment> Segments =>
        [.. files.OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => file.Value.Segments(file.Key))];

    /// <summary>The files with one more patch applied.</summary>
    /// <param name="misfit">"FILE:LINE" where the patch expects another line than the patches before it left; null if it fits.</param>
    /// <returns>Null where the patch does not fit.</returns>
    public ShownFiles? After(PatchDocument patch, out string? misfit)
    {
        var diffs = patch.Files.Where(diff => diff.IsCText).ToList();
        var gone = diffs.Where(diff => diff.Change != FileChange.Copied).Select(diff => diff.OldPath).ToHashSet(StringComparer.Ordinal);
        var after = files.Where(file => !gone.Contains(file.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var diff in diffs)
        {
            var old = diff.OldPath is { } path ? files.GetValueOrDefault(path) ?? ShownFile.Hidden : ShownFile.Hidden;
            if (old.FirstMisfit(diff.Hunks) is { } line)
            {
                misfit = FormattableString.Invariant($"{diff.OldPath}:{line}");
                return null;
            }

            if (diff.NewPath is not null)
            {
                after[diff.NewPath] = old.After(diff.Hunks);
            }
        }

        misfit = null;
        return new ShownFiles(after);
    }
}

/// <summary>The lines of one file that hunks have shown so far, by their one-based numbers in the file as it is now.</summary>
internal sealed class ShownFile
{
    private readonly SortedDictionary<int, Shown> lines;
    private readonly List<Gone> gone;

    private ShownFile(SortedDictionary<int, Shown> lines, List<Gone> gone)
    {
        (this.lines, this.gone) = (lines, gone);
    }

    public static ShownFile Hidden { get; } = new([], []);

    /// <summary>The first old line that a hunk has otherwise than it is known; null where none has.</summary>
    public int? FirstMisfit(IReadOnlyList<Hunk> hunks) => hunks
        .SelectMany(hunk => hunk.Lines)
        .Where(line => line.OldLine is { } number && lines.TryGetValue(number, out var known) && known.Text != line.Text)
        .Select(line => line.OldLine)
        .FirstOrDefault();

    /// <summary>The file with hunks applied, which are in the order of the file.</summary>
    public ShownFile After(IReadOnlyList<Hunk> hunks)
    {
        var after = new SortedDictionary<int, Shown>();
        var (next, moved) = (0, 0);
        foreach (var (number, line) in lines)
        {
            for (; next < hunks.Count && hunks[next].AfterOld <= number; next++)
            {
                moved += hunks[next].NewCount - hunks[next].OldCount;
            }

            if (next == hunks.Count || number < hunks[next].FirstOld)
            {
                after[number + moved] = line;
            }
        }

        foreach (var hunk in hunks)
        {
            var heading = hunk.SectionHeading;
            foreach (var line in hunk.Lines.Where(line => line.NewLine is not null))
            {
                var wasAdded = line.OldLine is { } old && lines.TryGetValue(old, out var known) && known.Changed;
                after[line.NewLine!.Value] = new Shown(line.Text, wasAdded || line.Kind == HunkLineKind.Added, heading);
                heading = null;
            }
        }

        var before = gone.Where(line => !IsShown(line, hunks)).Select(line => Moved(line, hunks));
        return new ShownFile(after, [.. before, .. hunks.SelectMany(Removed)]);
    }

    /// <summary>Lines that were there before the first patch of the series.</summary>
    private IEnumerable<Gone> Removed(Hunk hunk)
    {
        var next = hunk.FirstNew;
        foreach (var line in hunk.Lines)
        {
            if (line.NewLine is { } number)
            {
                next = number + 1;
            }
            else if (!(lines.TryGetValue(line.OldLine!.Value, out var known) && known.Changed))
            {
                yield return new Gone(next, line.Text, hunk.SectionHeading);
            }
        }
    }

    private static bool IsShown(Gone line, IReadOnlyList<Hunk> hunks) =>
        hunks.Any(hunk => hunk.FirstOld < line.Before && line.Before < hunk.AfterOld);

    private static Gone Moved(Gone line, IReadOnlyList<Hunk> hunks) => line with
    {
        Before = line.Before + hunks.Where(hunk => hunk.AfterOld <= line.Before).Sum(hunk => hunk.NewCount - hunk.OldCount),
    };

    /// <summary>The visible lines, and the places of removed ones around which nothing is visible.</summary>
    public IEnumerable<SourceSegment> Segments(string path)
    {
        var visible = Visible(path).ToList();
        var loose = gone.Where(line => !visible.Exists(segment => Touches(segment, line))).GroupBy(line => (line.Before, line.Heading));
        return visible
            .Select(segment => segment with
            {
                Absent = [.. gone.Where(line => Touches(segment, line)).Select(line => new AbsentLine(line.Before, line.Text))],
            })
            .Concat(loose.Select(lines => new SourceSegment(path, lines.Key.Before, [], lines.Key.Heading)
            {
                Absent = [.. lines.Select(line => new AbsentLine(line.Before, line.Text))],
            }));
    }

    private static bool Touches(SourceSegment segment, Gone line) =>
        segment.FirstLine <= line.Before && line.Before <= segment.FirstLine + segment.Lines.Count;

    private IEnumerable<SourceSegment> Visible(string path)
    {
        var run = new List<SourceLine>();
        var (first, heading) = (0, default(string));
        foreach (var (number, line) in lines)
        {
            if (run.Count > 0 && number != first + run.Count)
            {
                yield return new SourceSegment(path, first, [.. run], heading);
                run.Clear();
            }

            if (run.Count == 0)
            {
                (first, heading) = (number, line.Heading);
            }

            run.Add(new SourceLine(line.Text, line.Changed));
        }

        if (run.Count > 0)
        {
            yield return new SourceSegment(path, first, [.. run], heading);
        }
    }

    /// <summary>One line.</summary>
    /// <param name="Heading">What the hunk that begins with the line says of the function around it; null within a hunk.</param>
    private readonly record struct Shown(string Text, bool Changed, string? Heading);

    /// <summary>A line that a patch removed.</summary>
    /// <param name="Before">The number of the line that follows.</param>
    private readonly record struct Gone(int Before, string Text, string? Heading);
}
