using VtdVerify.Cli.Commands;
using VtdVerify.Patches;
using VtdVerify.Reporting;
using VtdVerify.Tree;
using VtdVerify.Tree.Files;
using VtdVerify.Tree.Placing;

namespace VtdVerify.Cli.Reading;

/// <summary>A series placed in a source tree, patch after patch.</summary>
internal static class TreeSeries
{
    private const string Rest = "all of it is read from the tree";

    /// <summary>The subjects that the tree is with each patch that changes the unmap and, where asked for, the tree without any.</summary>
    /// <exception cref="TreeException">The tree has no readable unmap, or a patch does not fit it.</exception>
    /// <exception cref="CliException">No patch is one of the unmap that can be read.</exception>
    public static CheckInput Read(PatchSeries series, QemuTree tree, TreeReader reader, CheckRequest request)
    {
        var account = new SeriesAccount(series, Rest);
        var original = WithoutAll(tree, series.Patches);
        if (original is not null)
        {
            account.Note($"{tree.Root} has all patches of the series already: what they change is taken back first.");
        }

        var code = original ?? tree;
        var before = reader.Read("before", "the tree without the series", code);
        account.BeginWith(before.Digest);
        foreach (var patch in series.Patches)
        {
            if (!patch.Files.Any(PlacedPatch.Takes))
            {
                account.PassOver(patch, "changes no C file that is read");
                continue;
            }

            code = Place(code, patch, series.LabelOf(patch), account);
            account.Take(patch, () => CodeOf(reader, code, account.Identify(patch)));
        }

        var input = account.Close(request.Patch!);
        var shown = CastSubject.Of(before, SubjectRole.Shown, original ?? tree);
        return request.BeforeAfter ? input with { Subjects = [shown, .. input.Subjects] } : input;
    }

    private static SeriesCode CodeOf(TreeReader reader, QemuTree code, (string Name, string Description) identity)
    {
        var read = reader.Read(identity.Name, identity.Description, code);
        return new SeriesCode(read.Digest, () => CastSubject.Of(read, SubjectRole.Checked, code));
    }

    private static QemuTree Place(QemuTree code, PatchDocument patch, string label, SeriesAccount account)
    {
        try
        {
            var placed = PlacedPatch.In(code, patch);
            foreach (var note in placed.Notes)
            {
                account.Note($"{label}: {note}");
            }

            return placed.After;
        }
        catch (TreeException misfit)
        {
            throw new TreeException($"{label}: {misfit.Problem}", misfit.Remedy) { Quote = misfit.Quote };
        }
    }

    /// <summary>The tree before the first patch; null unless it has them all.</summary>
    private static QemuTree? WithoutAll(QemuTree tree, IReadOnlyList<PatchDocument> patches)
    {
        var before = tree;
        foreach (var patch in patches.Reverse().Where(patch => patch.Files.Any(PlacedPatch.Takes)))
        {
            try
            {
                if (PlacedPatch.In(before, patch) is not { WasThere: true } placed)
                {
                    return null;
                }

                before = placed.Before;
            }
            catch (TreeException)
            {
                return null;
            }
        }

        return ReferenceEquals(before, tree) ? null : before;
    }
}
