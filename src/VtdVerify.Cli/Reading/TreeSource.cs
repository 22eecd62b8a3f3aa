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
        var reader = new TreeReader(environment.NewSolver);
        var info = new TreeInfo(request.Qemu!, tree.Version);
        if (series is null)
        {
            return new CheckInput(null, [Cast("tree", AsItStands, tree, SubjectRole.Checked)], []) { Tree = info };
        }

        if (series.Patches is not [var document])
        {
            return TreeSeries.Read(series, tree, reader, request) with { Tree = info };
        }

        var placed = PlacedPatch.In(tree, document);
        RequireChange(reader, placed, document);
        var patched = placed.WasThere ? $"{AsItStands}, which has the patch already" : "the tree with the patch applied";
        var after = Cast("patch", patched, placed.After, SubjectRole.Checked);
        IReadOnlyList<CastSubject> subjects = request.BeforeAfter
            ? [Cast("before", "the tree without the patch", placed.Before, SubjectRole.Shown), after]
            : [after];
        var input = InputInfoOf.Document(document, request.Patch!);
        return new CheckInput(input, subjects, [.. series.Notes, .. placed.Notes]) { Tree = info };

        CastSubject Cast(string name, string description, QemuTree code, SubjectRole role)
        {
            var read = reader.Read(name, description, code);
            return new CastSubject(read.Subject, role) { Drift = read.Drift, Code = code };
        }
    }

    /// <summary>Verdicts on code that a patch leaves alone would be taken for verdicts on the patch.</summary>
    private static void RequireChange(TreeReader reader, PlacedPatch placed, PatchDocument patch)
    {
        if (DigestOf(reader, placed.After) is { } after && after == DigestOf(reader, placed.Before))
        {
            throw new CliException(
                $"{patch.SourceName}: the patch changes no function of the unmap",
                "Without the patch, 'check --qemu DIR' checks the tree as it stands.",
                ExitCodes.InputError);
        }
    }

    private static string? DigestOf(TreeReader reader, QemuTree code)
    {
        try
        {
            return reader.Read("tree", AsItStands, code).Digest;
        }
        catch (TreeException)
        {
            return null;
        }
    }
}
