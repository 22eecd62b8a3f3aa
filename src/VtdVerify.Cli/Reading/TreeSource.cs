using VtdVerify.Cli.Commands;
using VtdVerify.Patches;
using VtdVerify.Reporting;
using VtdVerify.Tree;
using VtdVerify.Tree.Files;
using VtdVerify.Tree.Placing;

namespace VtdVerify.Cli.Reading;

/// <summary>Turns a source tree, with a patch or without one, into the subjects of a run.</summary>
internal static class TreeSource
{
    private const string AsItStands = "the tree as it stands";

    /// <summary>Reads the tree, places the patch in it where there is one, and reads the unmap.</summary>
    /// <exception cref="PatchFormatException">The patch is no readable patch.</exception>
    /// <exception cref="TreeException">The tree has no readable unmap, or the patch does not fit it.</exception>
    /// <exception cref="CliException">The patch leaves the unmap as it was.</exception>
    public static CheckInput Read(CheckRequest request, CliEnvironment environment)
    {
        var series = request.Patch is { } path ? SeriesSource.ReadPatches(path, environment.OpenInput) : null;
        var tree = QemuTree.Open(request.Qemu!);
        var reader = new TreeReader(environment.NewSolver(request.Effort));
        var info = new TreeInfo(request.Qemu!, tree.Version);
        if (series is null)
        {
            var subject = CastSubject.Of(reader.Read("tree", AsItStands, tree), SubjectRole.Checked, tree);
            return new CheckInput(null, [subject], []) { Tree = info };
        }

        if (series.Patches is not [var document] || series.Replies.Count > 0)
        {
            return TreeSeries.Read(series, tree, reader, request) with { Tree = info };
        }

        var placed = PlacedPatch.In(tree, document);
        var subjects = SubjectsOf(placed, reader, document, request.BeforeAfter);
        var input = InputInfoOf.Series(series, request.Patch!);
        return new CheckInput(input, subjects, [.. series.Notes, .. placed.Notes]) { Tree = info, Documents = [document] };
    }

    private static IReadOnlyList<CastSubject> SubjectsOf(PlacedPatch placed, TreeReader reader, PatchDocument patch, bool beforeAfter)
    {
        var patched = placed.WasThere ? $"{AsItStands}, which has the patch already" : "the tree with the patch applied";

        // Verdicts on code that a patch leaves alone would be taken for verdicts on the patch.
        if (TreeReader.Fingerprint(placed.After) == FingerprintOf(placed.Before, mustBeRead: beforeAfter))
        {
            throw new CliException(
                $"{patch.SourceName}: the patch changes no function of the unmap",
                "Without the patch, 'check --qemu DIR' checks the tree as it stands.",
                ExitCodes.InputError);
        }

        var after = reader.Read("patch", patched, placed.After);
        var before = beforeAfter ? reader.Read("before", "the tree without the patch", placed.Before) : null;

        var subject = CastSubject.Of(after, SubjectRole.Checked, placed.After);
        return beforeAfter ? [CastSubject.Of(before!, SubjectRole.Shown, placed.Before), subject] : [subject];
    }

    /// <summary>That of the tree without the patch; null where it is not read and need not be.</summary>
    private static string? FingerprintOf(QemuTree code, bool mustBeRead)
    {
        try
        {
            return TreeReader.Fingerprint(code);
        }
        catch (TreeException) when (!mustBeRead)
        {
            return null;
        }
    }
}
