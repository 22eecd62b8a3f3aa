using VtdVerify.Patches;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Placing;
using VtdVerify.Reporting;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Inputs;

/// <summary>A series placed in a source tree, patch after patch.</summary>
internal static class TreeSeries
{
    private const string Rest = "all code is read from the tree";

    /// <summary>The subjects that the tree is with each patch that changes the unmap and, where asked for, the tree without any.</summary>
    /// <exception cref="TreeException">The tree has no readable unmap, or a patch does not fit it.</exception>
    /// <exception cref="UserErrorException">No patch is one of the unmap that can be read.</exception>
    public static CheckInput Read(PatchSeries series, QemuTree tree, TreeReader reader, InputRequest request, Viommu viommu)
    {
        var account = new SeriesAccount(series, Rest);
        var (original, had) = WithoutThoseItHas(tree, series.Patches);
        if (had > 0)
        {
            var last = series.LabelOf(series.Patches[had - 1]);
            account.Note(had == series.Patches.Count
                ? $"{tree.Root} already has all patches of the series: they are reverted first."
                : $"{tree.Root} already has the series up to {last}: these patches are reverted first.");
        }

        var code = original;
        var (name, description) = Named(viommu, ("before", "the tree without the series"));
        var before = reader.Read(viommu, name, description, code);
        account.BeginWith($"{before.Digest}\n{CodeBehindAssumptions.Of(viommu, original)}");
        foreach (var patch in series.Patches)
        {
            if (!patch.Files.Any(PlacedPatch.Takes))
            {
                account.PassOver(patch, "changes no C file that is read");
                continue;
            }

            code = Place(code, patch, series, account);
            account.Take(patch, () => CodeOf(viommu, reader, code, account.Identify(patch)));
        }

        foreach (var reply in series.Replies)
        {
            TakeReply(viommu, reply, code, reader, account);
        }

        var input = account.Close(request.Patch!);
        var shown = ReportedSubject.Of(before, SubjectRole.Shown, original);
        return request.BeforeAfter ? input with { Subjects = [shown, .. input.Subjects] } : input;
    }

    /// <summary>What a reviewer sketches need not fit: that is said, and nothing of the series hangs on it.</summary>
    private static void TakeReply(Viommu viommu, PatchDocument reply, QemuTree code, TreeReader reader, SeriesAccount account)
    {
        try
        {
            var placed = PlacedPatch.In(code, reply);
            account.TakeReply(reply, () => CodeOf(viommu, reader, placed.After, account.IdentifyReply(reply)));
        }
        catch (TreeException misfit)
        {
            account.PassOverReply(reply, $"does not apply on top of the patches: {misfit.Problem}");
        }
    }

    private static SeriesCode CodeOf(Viommu viommu, TreeReader reader, QemuTree code, (string Name, string Description) identity)
    {
        var (name, description) = Named(viommu, identity);
        var read = reader.Read(viommu, name, description, code);
        return new SeriesCode(
            $"{read.Digest}\n{CodeBehindAssumptions.Of(viommu, code)}",
            () => ReportedSubject.Of(read, SubjectRole.Checked, code));
    }

    /// <summary>Names are unique within a report, and VT-d's are as they were before there were others.</summary>
    private static (string Name, string Description) Named(Viommu viommu, (string Name, string Description) identity) =>
        viommu == Viommu.Vtd ? identity : ($"{identity.Name}-{viommu.Id}", $"{identity.Description}: {viommu.Name}");

    private static QemuTree Place(QemuTree code, PatchDocument patch, PatchSeries series, SeriesAccount account)
    {
        var label = series.LabelOf(patch);
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
            var missing = series.Missing.Where(number => number < patch.Metadata.Number).ToList();
            var hint = missing.Count == 0 ? string.Empty : $"; {string.Join(", ", missing)} of the series is not in the input";
            throw new TreeException($"{label}: {misfit.Problem}{hint}", misfit.Remedy) { Quote = misfit.Quote };
        }
    }

    /// <summary>The tree before the first patch, and how many of the first patches it has.</summary>
    private static (QemuTree Tree, int Had) WithoutThoseItHas(QemuTree tree, IReadOnlyList<PatchDocument> patches)
    {
        for (var count = patches.Count; count > 0; count--)
        {
            // A patch that changes nothing that is read is neither there nor absent.
            if (patches[count - 1].Files.Any(PlacedPatch.Takes) && Without(tree, [.. patches.Take(count)]) is { } before)
            {
                return (before, count);
            }
        }

        return (tree, 0);
    }

    private static QemuTree? Without(QemuTree tree, IReadOnlyList<PatchDocument> patches)
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

        return before;
    }
}
