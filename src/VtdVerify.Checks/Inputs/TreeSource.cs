using VtdVerify.Patches;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Placing;
using VtdVerify.Reporting;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Inputs;

/// <summary>Turns a source tree, with a patch or without one, into the subjects of a run.</summary>
internal static class TreeSource
{
    /// <summary>Reads the tree, places the patch in it where there is one, and reads the unmap.</summary>
    /// <exception cref="PatchFormatException">The patch is no readable patch.</exception>
    /// <exception cref="TreeException">The tree has no readable unmap, or the patch does not fit it.</exception>
    /// <exception cref="UserErrorException">The patch leaves every unmap as it was.</exception>
    public static CheckInput Read(InputRequest request, Func<Stream> openStandardInput, Func<ISolver> newSolver)
    {
        var series = request.Patch is { } path ? SeriesSource.ReadPatches(path, openStandardInput) : null;
        var tree = QemuTree.Open(request.Qemu!);
        var reader = new TreeReader(newSolver);
        var info = new TreeInfo(request.Qemu!, tree.Version);
        var viommus = new TreeViommus(reader, request.Viommu);
        if (series is null)
        {
            return new CheckInput(null, viommus.Of(tree), viommus.Notes) { Tree = info };
        }

        if (series.Patches is not [var document] || series.Replies.Count > 0)
        {
            return SeriesOf(series, tree, reader, request, viommus.In(tree)) with { Tree = info };
        }

        var placed = PlacedPatch.In(tree, document);
        var subjects = viommus.Of(placed, document, request.BeforeAfter);
        var input = InputInfoOf.Series(series, request.Patch!);
        return new CheckInput(input, subjects, [.. series.Notes, .. placed.Notes, .. viommus.Notes])
        {
            Tree = info,
            Documents = [document],
        };
    }

    /// <summary>A series is judged for each vIOMMU of the tree whose unmap it changes.</summary>
    private static CheckInput SeriesOf(
        PatchSeries series, QemuTree tree, TreeReader reader, InputRequest request, IReadOnlyList<Viommu> viommus)
    {
        var read = new List<(Viommu Viommu, CheckInput Input)>();
        var notes = new List<string>();
        UserErrorException? unchanged = null;
        foreach (var viommu in viommus)
        {
            try
            {
                read.Add((viommu, TreeSeries.Read(series, tree, reader, request, viommu)));
            }
            catch (UserErrorException reason)
            {
                unchanged ??= reason;
                notes.Add($"The series leaves the unmap of {viommu.Name} alone: 'check --qemu DIR --viommu {viommu.Id}' checks it.");
            }
            catch (TreeException unread) when (viommu != Viommu.Vtd && request.Viommu is null && !Touches(series, viommu))
            {
                notes.Add($"The unmap of {viommu.Name} is not judged, and no patch changes its file: {unread.Problem}.");
            }
        }

        if (read.Count == 0)
        {
            throw unchanged!;
        }

        var all = SeriesOfViommus.Together(read);
        return all with { Notes = [.. all.Notes, .. notes] };
    }

    private static bool Touches(PatchSeries series, Viommu viommu) => series.Patches.Concat(series.Replies)
        .SelectMany(patch => patch.Files)
        .Any(file => Path.GetFileName(file.Path) == viommu.File);
}
