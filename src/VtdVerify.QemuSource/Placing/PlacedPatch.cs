using VtdVerify.Patches;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Placing;

/// <summary>A tree without a patch and with it.</summary>
/// <param name="WasThere">The tree that was given has the patch already.</param>
/// <param name="Notes">What was passed over, one sentence each.</param>
public sealed record PlacedPatch(QemuTree Before, QemuTree After, bool WasThere, IReadOnlyList<string> Notes)
{
    internal const string Remedy = "Give the tree that the patch was made for, or rebase the patch.";

    /// <summary>True for a file that is read, of C; what a patch does to others is passed over.</summary>
    public static bool Takes(FileDiff file) =>
        !file.IsBinary && file.Change != FileChange.ModeOnly
        && (QemuTree.IsSearched(file.Path) || (file.OldPath is { } old && QemuTree.IsSearched(old)));

    /// <summary>Places the patch's C files: what <c>git apply</c> takes becomes what git makes of it, byte for byte.</summary>
    /// <exception cref="TreeException">
    /// A file that the unmap is read from is missing or has no place for a hunk, or the tree has a part of the patch.
    /// </exception>
    public static PlacedPatch In(QemuTree tree, PatchDocument patch)
    {
        var notes = new List<string>();
        var files = TreePaths.Of(tree, patch.Files);
        var diffs = files.Where(Takes).ToList();
        if (diffs.Count == 0)
        {
            throw new TreeException($"{patch.SourceName}: the patch changes no C file", "Give a patch of code that the tree holds.");
        }

        if (files.Except(diffs).Select(file => file.Path).ToList() is { Count: > 0 } skipped)
        {
            notes.Add($"Of the patch these are no C files of the device models and were passed over: {string.Join(", ", skipped)}.");
        }

        var paths = files.SelectMany(file => new[] { file.OldPath, file.NewPath }).OfType<string>();
        var flags = BuildFlags.AddedBy(files);
        var placed = WithoutUnused(tree, Place(tree, diffs), notes);
        if (placed.TrueForAll(file => file.Outcome == HunkPlacement.Applied))
        {
            return new PlacedPatch(tree, With(tree, placed).MarkedSince(tree, paths, flags), WasThere: false, notes);
        }

        notes.Add($"{tree.Root} has the patch already: it is checked as it stands.");
        var reversed = Place(tree, [.. placed.Select(file => Reversal.Of(file.Diff))]);
        var before = With(tree, reversed);
        return new PlacedPatch(before, tree.MarkedSince(before, paths, flags), WasThere: true, notes);
    }

    private static List<FilePlacing> Place(QemuTree tree, IReadOnlyList<FileDiff> diffs)
    {
        var withoutContext = ExactPlacer.HaveNoContext(diffs);
        var placer = new FilePlacer(tree, withoutContext);
        return [.. diffs.Select(placer.Place)];
    }

    private static QemuTree With(QemuTree tree, IReadOnlyList<FilePlacing> placed) => tree.With(
        placed.Select(file => file.Written).OfType<TreeFile>(),
        placed.Select(file => file.Removed).OfType<string>());

    /// <summary>
    /// Leaves out files that have no place or are there already, where the unmap is not read from them. Which files it is read from is
    /// looked up only where that matters, both without the patch and with it.
    /// </summary>
    private static List<FilePlacing> WithoutUnused(QemuTree tree, List<FilePlacing> placed, List<string> notes)
    {
        if (placed.Select(file => file.Outcome).Distinct().ToList() is [HunkPlacement.Applied or HunkPlacement.AlreadyThere])
        {
            return placed;
        }

        var used = new UnmapFiles([tree, With(tree, placed)]);
        var refused = placed.Where(file => file.Outcome == HunkPlacement.Refused).ToList();
        if (refused.Find(used.Hold) is { } needed)
        {
            throw needed.IsMissing ? Missing(tree, needed) : needed.Misfit!;
        }

        var kept = placed.Except(refused).ToList();
        if (kept.Count == 0)
        {
            throw refused[0].IsMissing ? Missing(tree, refused[0]) : refused[0].Misfit!;
        }

        notes.AddRange(refused.Select(file =>
            $"{Sentence(file.Misfit!.Problem)}. The unmap is not read from {PathOf(file)}: it was passed over."));
        return OfOneKind(tree, kept, used, notes);
    }

    /// <summary>What the tree has already, beside what it has not, is passed over where the unmap is not read from it.</summary>
    private static List<FilePlacing> OfOneKind(QemuTree tree, List<FilePlacing> kept, UnmapFiles used, List<string> notes)
    {
        var there = kept.Where(file => file.Outcome == HunkPlacement.AlreadyThere).ToList();
        if (there.Count == 0 || there.Count == kept.Count)
        {
            return kept;
        }

        var odd = there.Exists(used.Hold) ? kept.Except(there).ToList() : there;
        if (odd.Exists(used.Hold))
        {
            throw new TreeException(
                $"{tree.Root} has a part of the patch already, and a part of it not: it has the changes to "
                + $"{string.Join(", ", there.Select(PathOf))}",
                Remedy);
        }

        notes.Add(
            $"{tree.Root} has a part of the patch already, and a part of it not. The unmap is not read from "
            + $"{string.Join(", ", odd.Select(PathOf))}: passed over.");
        return [.. kept.Except(odd)];
    }

    private static TreeException Missing(QemuTree tree, FilePlacing file)
    {
        var others = tree.Named(UnmapFiles.NameOf(PathOf(file)));
        var other = others.Count > 0 ? $"; {string.Join(", ", others)} is another file" : string.Empty;
        return new TreeException($"{file.Misfit!.Problem}{other}", Remedy);
    }

    private static string PathOf(FilePlacing file) => file.Diff.OldPath ?? file.Diff.Path;

    private static string Sentence(string problem) => char.ToUpperInvariant(problem[0]) + problem[1..];
}
