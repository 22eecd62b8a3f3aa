using VtdVerify.Patches;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Placing;

/// <summary>
/// Places the changes to one file: as <c>git apply</c> does where git takes them, hunk by hunk inside the functions that they name where
/// it does not.
/// </summary>
/// <param name="withoutContext">No hunk of the patch has context.</param>
internal sealed class FilePlacer(QemuTree tree, bool withoutContext)
{
    /// <summary>What the changes make of the tree's file.</summary>
    public FilePlacing Place(FileDiff diff) => diff.Change switch
    {
        FileChange.Added => Add(diff),
        FileChange.Deleted => Delete(diff),
        FileChange.Renamed or FileChange.Copied => Move(diff),
        _ => Modify(diff, diff.Path),
    };

    private FilePlacing Add(FileDiff diff)
    {
        if (Exactly(FileText.Empty, diff.Hunks) is not { } text)
        {
            return FilePlacing.Refused(diff, $"the patch adds {diff.Path}, but not all lines of it are added ones");
        }

        return !tree.Has(diff.Path) ? FilePlacing.Applied(diff, new TreeFile(diff.Path, text))
            : tree.Read(diff.Path).Text.SameAs(text) ? FilePlacing.AlreadyThere(diff)
            : FilePlacing.Refused(diff, $"the patch adds {diff.Path}, which the tree has already, with another text");
    }

    private FilePlacing Delete(FileDiff diff)
    {
        if (!tree.Has(diff.Path))
        {
            return FilePlacing.AlreadyThere(diff);
        }

        return Exactly(tree.Read(diff.Path).Text, diff.Hunks) is { Lines.Count: 0 }
            ? FilePlacing.Applied(diff, null, diff.Path)
            : FilePlacing.Refused(diff, $"the patch deletes {diff.Path}, which has another text in the tree");
    }

    private FilePlacing Move(FileDiff diff)
    {
        var (from, to) = (diff.OldPath!, diff.NewPath!);
        if (tree.Has(to))
        {
            var isThere = (diff.Change == FileChange.Copied || !tree.Has(from))
                && Exactly(tree.Read(to).Text, Reversal.Of(diff.Hunks)) is not null;
            return isThere
                ? FilePlacing.AlreadyThere(diff)
                : FilePlacing.Refused(diff, $"the patch makes {to} of {from}, but the tree has a {to} already");
        }

        var placed = Modify(diff, from);
        if (placed.Outcome != HunkPlacement.Applied)
        {
            return placed.Outcome == HunkPlacement.Refused
                ? placed
                : FilePlacing.Refused(diff, $"the tree has the changes to {from} already, and does not call it {to}");
        }

        var text = placed.Written?.Text ?? tree.Read(from).Text;
        return FilePlacing.Applied(diff, new TreeFile(to, text), diff.Change == FileChange.Copied ? null : from);
    }

    private FilePlacing Modify(FileDiff diff, string path)
    {
        if (!tree.Has(path))
        {
            return FilePlacing.Refused(diff, $"the tree has no file {path}") with { IsMissing = true };
        }

        var file = tree.Read(path);
        if (diff.Hunks.Count == 0)
        {
            return FilePlacing.Applied(diff, null);
        }

        // Hunks that only add and have no context fit everywhere, by their line numbers: that they are there is looked at first.
        var addsBlindly = withoutContext && !diff.Hunks.SelectMany(hunk => hunk.Lines).Any(line => line.Kind == HunkLineKind.Removed);
        if (addsBlindly && IsThere(file, diff))
        {
            return FilePlacing.AlreadyThere(diff);
        }

        return Exactly(file.Text, diff.Hunks) is { } text ? FilePlacing.Applied(diff, new TreeFile(path, text))
            : IsThere(file, diff) ? FilePlacing.AlreadyThere(diff)
            : ByFunction(diff, file);
    }

    /// <summary>Hunks that only remove are taken back everywhere where they have no context: that says nothing.</summary>
    private bool IsThere(TreeFile file, FileDiff diff) =>
        (!withoutContext || diff.Hunks.SelectMany(hunk => hunk.Lines).Any(line => line.Kind == HunkLineKind.Added))
        && Exactly(file.Text, Reversal.Of(diff.Hunks)) is not null;

    private FileText? Exactly(FileText text, IReadOnlyList<Hunk> hunks) => ExactPlacer.Place(text, hunks, withoutContext);

    private static FilePlacing ByFunction(FileDiff diff, TreeFile file)
    {
        var lines = new FileLines(file);
        try
        {
            var outcomes = diff.Hunks.Select(hunk => HunkPlacer.Place(lines, new HunkText(file.Path, hunk))).ToList();
            return outcomes.TrueForAll(outcome => outcome == HunkPlacement.Applied) ? FilePlacing.Applied(diff, lines.Current)
                : outcomes.Contains(HunkPlacement.Applied) ? FilePlacing.Refused(diff, $"{file.Path} has a part of the patch already")
                : FilePlacing.AlreadyThere(diff);
        }
        catch (TreeException misfit)
        {
            return FilePlacing.Refused(diff, misfit.Problem, misfit.Quote);
        }
    }
}
