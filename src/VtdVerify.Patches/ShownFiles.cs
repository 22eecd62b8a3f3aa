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
    /// The visible lines of the C files, one segment for each gapless run. Changed are the lines that any of the patches added.
    /// </summary>
    public IReadOnlyList<SourceSegment> Segments =>
        [.. files.OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => file.Value.Segments(file.Key))];

    /// <summary>The files with one more patch applied.</summary>
    /// <param name="misfit">"FILE:LINE" where the patch expects another line than the patches before it left; null if it fits.</param>
    /// <returns>Null where the patch does not fit.</returns>
    public ShownFiles? After(PatchDocument patch, out string? misfit)
    {
        var diffs = patch.Files.Where(diff => diff.IsCSource).ToList();
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

    private ShownFile(SortedDictionary<int, Shown> lines)
    {
        this.lines = lines;
    }

    public static ShownFile Hidden { get; } = new([]);

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

        return new ShownFile(after);
    }

    public IEnumerable<SourceSegment> Segments(string path)
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
}
