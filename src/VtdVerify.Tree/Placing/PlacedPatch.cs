using VtdVerify.CSubset;
using VtdVerify.Patches;
using VtdVerify.Tree.Files;

namespace VtdVerify.Tree.Placing;

/// <summary>A tree without a patch and with it.</summary>
/// <param name="WasThere">The tree that was given has the patch already.</param>
/// <param name="Notes">What was passed over or found elsewhere, one sentence each.</param>
public sealed record PlacedPatch(QemuTree Before, QemuTree After, bool WasThere, IReadOnlyList<string> Notes)
{
    private const string Remedy = "Give the tree that the patch was made for, or rebase the patch.";

    /// <summary>True for a file that is read, of C; what a patch does to others is passed over.</summary>
    public static bool Takes(FileDiff file) =>
        !file.IsBinary && (file.Path.EndsWith(".c", StringComparison.Ordinal) || file.Path.EndsWith(".h", StringComparison.Ordinal))
        && QemuTree.IsSearched(file.Path);

    /// <summary>Places every hunk of the patch's C files.</summary>
    /// <exception cref="TreeException">A hunk has no place or two, a file is missing, or the tree has a part of the patch.</exception>
    public static PlacedPatch In(QemuTree tree, PatchDocument patch)
    {
        var notes = new List<string>();
        var diffs = patch.Files.Where(Takes).ToList();
        var skipped = patch.Files.Except(diffs).Select(file => file.Path).ToList();
        if (skipped.Count > 0)
        {
            notes.Add($"Of the patch these are no C files of the device models and were passed over: {string.Join(", ", skipped)}.");
        }

        var (files, outcomes) = Place(tree, diffs, notes);
        if (outcomes.Count == 0)
        {
            throw new TreeException($"{patch.SourceName}: the patch changes no C file", "Give a patch of code that the tree holds.");
        }

        if (outcomes.TrueForAll(outcome => outcome == Placement.Applied))
        {
            return new PlacedPatch(tree, tree.With(files), WasThere: false, notes);
        }

        if (outcomes.Contains(Placement.Applied))
        {
            throw new TreeException($"{tree.Root} has a part of the patch already, and a part of it not", Remedy);
        }

        notes.Add($"{tree.Root} has the patch already: it is checked as it stands.");
        var reversed = Place(tree, [.. diffs.Select(Reversed)], []);
        return new PlacedPatch(tree.With(reversed.Files), tree, WasThere: true, notes);
    }

    private static (List<TreeFile> Files, List<Placement> Outcomes) Place(QemuTree tree, IReadOnlyList<FileDiff> diffs, List<string> notes)
    {
        var (files, outcomes) = (new List<TreeFile>(), new List<Placement>());
        foreach (var diff in diffs)
        {
            var lines = new FileLines(FileOf(tree, diff, notes));
            outcomes.AddRange(diff.Hunks.Select(hunk => diff.Change == FileChange.Added
                ? Add(lines, hunk)
                : HunkPlacer.Place(lines, new HunkText(lines.Current.Path, hunk))));
            if (lines.IsChanged)
            {
                files.Add(lines.Current);
            }
        }

        return (files, outcomes);
    }

    private static TreeFile FileOf(QemuTree tree, FileDiff diff, List<string> notes)
    {
        var path = diff.OldPath ?? diff.Path;
        if (tree.Has(path))
        {
            return tree.Read(path);
        }

        if (diff.Change == FileChange.Added)
        {
            return new TreeFile(path, []);
        }

        var name = path[(path.LastIndexOf('/') + 1)..];
        if (tree.Named(name) is not [var moved])
        {
            throw new TreeException($"the tree has no file {path}, and not exactly one other file of that name", Remedy);
        }

        notes.Add($"The patch's {path} is {moved} in the tree.");
        return tree.Read(moved);
    }

    private static Placement Add(FileLines lines, Hunk hunk)
    {
        var added = hunk.Lines.Select(line => new SourceLine(line.Text, Changed: true)).ToList();
        if (lines.PlacesOf([.. added.Select(line => line.Text)], 0, lines.Count).Count > 0)
        {
            return Placement.AlreadyThere;
        }

        if (lines.Current.Lines.Count > 0)
        {
            throw new TreeException($"the patch adds {lines.Current.Path}, which the tree has already, with another text", Remedy);
        }

        lines.Replace(0, 0, added);
        return Placement.Applied;
    }

    private static FileDiff Reversed(FileDiff diff) => diff with { Hunks = [.. diff.Hunks.Reverse().Select(Reversed)] };

    private static Hunk Reversed(Hunk hunk) => hunk with
    {
        Lines = [.. hunk.Lines.Select(line => line with
        {
            Kind = line.Kind switch
            {
                HunkLineKind.Added => HunkLineKind.Removed,
                HunkLineKind.Removed => HunkLineKind.Added,
                _ => line.Kind,
            },
        })],
    };
}
