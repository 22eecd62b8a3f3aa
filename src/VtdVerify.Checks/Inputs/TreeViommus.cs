using VtdVerify.Patches;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Placing;
using VtdVerify.Reporting;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Checks.Inputs;

/// <summary>Reads the unmaps of the vIOMMUs that a source tree has.</summary>
/// <param name="only">The one that the command line names; null for all.</param>
internal sealed class TreeViommus(TreeReader reader, Viommu? only)
{
    private const string AsItStands = "the tree as it stands";

    private readonly List<string> notes = [];

    /// <summary>What a reader of the report must know, one sentence each.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>The one that is named, else those that the tree has; VT-d where it has none.</summary>
    public IReadOnlyList<Viommu> In(QemuTree tree) =>
        only is not null ? [only] : [.. Viommu.All.Where(viommu => TreeReader.Mentions(viommu, tree)).DefaultIfEmpty(Viommu.Vtd)];

    /// <summary>The tree as it stands.</summary>
    /// <exception cref="TreeException">VT-d's unmap, or that of the named vIOMMU, cannot be read.</exception>
    public IReadOnlyList<ReportedSubject> Of(QemuTree tree) =>
        [.. In(tree).Select(viommu => Read(viommu, "tree", AsItStands, tree, SubjectRole.Checked))];

    /// <summary>The tree with a patch: of each vIOMMU whose unmap the patch changes.</summary>
    /// <param name="beforeAfter">And the tree without the patch.</param>
    /// <exception cref="TreeException">VT-d's unmap, or that of the named vIOMMU, cannot be read.</exception>
    /// <exception cref="UserErrorException">The patch leaves every unmap as it was, or none by its name.</exception>
    public IReadOnlyList<ReportedSubject> Of(PlacedPatch placed, PatchDocument patch, bool beforeAfter)
    {
        RequireThere(placed, patch);
        var found = In(placed.After);
        var unmaps = Changed(found, placed, mustBeRead: beforeAfter);
        var behind = found.Except(unmaps)
            .Select(viommu => (viommu, Notes: CodeBehindAssumptions.Changed(viommu, placed.Before, placed.After)))
            .Where(one => one.Notes.Count > 0).ToList();
        notes.AddRange(behind.SelectMany(one => one.Notes));
        var changed = found.Where(viommu => unmaps.Contains(viommu) || behind.Exists(one => one.viommu == viommu)).ToList();
        if (changed.Count == 0)
        {
            throw new UserErrorException(
                "the patch changes no function of the unmap",
                "Without the patch, 'check --qemu DIR' checks the tree as it stands.",
                ExitCodes.InputError)
            {
                Place = patch.SourceName,
            };
        }

        // Verdicts on code that a patch leaves alone would be taken for verdicts on the patch.
        notes.AddRange(found.Except(changed).Select(viommu =>
            $"The patch leaves the unmap of {viommu.Name} alone: without the patch, 'check --qemu DIR --viommu {viommu.Id}' checks it."));
        var patched = placed.WasThere ? $"{AsItStands}, which has the patch already" : "the tree with the patch applied";
        return
        [
            .. changed.SelectMany(viommu => (ReportedSubject[])
            [
                .. beforeAfter
                    ? [Read(viommu, "before", "the tree without the patch", placed.Before, SubjectRole.Shown)]
                    : Array.Empty<ReportedSubject>(),
                Read(viommu, "patch", patched, placed.After, SubjectRole.Checked),
            ]),
        ];
    }

    /// <summary>An unmap is found by its name and its file's: under another one it would pass for one that is left alone.</summary>
    private void RequireThere(PlacedPatch placed, PatchDocument patch)
    {
        var there = In(placed.Before).Where(viommu => TreeReader.Mentions(viommu, placed.Before));
        if (there.FirstOrDefault(viommu => !TreeReader.Mentions(viommu, placed.After)) is { } viommu)
        {
            throw new UserErrorException(
                $"{viommu.File} has no {viommu.Function} with the patch, which removes or renames the one or the other",
                "Review what becomes of the unmap by hand: it is read under these names alone.",
                ExitCodes.InputError)
            {
                Place = patch.SourceName,
            };
        }
    }

    /// <summary>One that is not asked for by its name and cannot be read is a subject of which nothing is known.</summary>
    private ReportedSubject Read(Viommu viommu, string name, string description, QemuTree tree, SubjectRole role)
    {
        if (viommu == Viommu.Vtd)
        {
            return ReportedSubject.Of(reader.Read(viommu, name, description, tree), role, tree);
        }

        var (ownName, ownDescription) = ($"{name}-{viommu.Id}", $"{description}: {viommu.Name}");
        try
        {
            return ReportedSubject.Of(reader.Read(viommu, ownName, ownDescription, tree), role, tree);
        }
        catch (TreeException unread) when (only is null)
        {
            return new ReportedSubject(new UnreadSubject(viommu, ownName, ownDescription, unread.Problem, SiteOf(viommu, tree)), role);
        }
    }

    /// <summary>Those whose unmap the patch changes; each is read with the patch and without it, on threads of their own.</summary>
    private static List<Viommu> Changed(IReadOnlyList<Viommu> found, PlacedPatch placed, bool mustBeRead)
    {
        try
        {
            return [.. found.AsParallel().AsOrdered().Where(viommu => IsChanged(viommu, placed, mustBeRead))];
        }
        catch (AggregateException all) when (TreeException.FirstOf(all) is { } known)
        {
            throw known;
        }
    }

    private static bool IsChanged(Viommu viommu, PlacedPatch placed, bool mustBeRead)
    {
        var isVtd = viommu == Viommu.Vtd;
        var after = FingerprintOf(viommu, placed.After, mustBeRead: isVtd);
        var before = FingerprintOf(viommu, placed.Before, mustBeRead: isVtd && mustBeRead);

        // What is read neither with the patch nor without it may be changed by any patch of its file.
        return (after, before) is (null, null)
            ? TreeReader.TextOf(viommu, placed.After) != TreeReader.TextOf(viommu, placed.Before)
            : after != before;
    }

    /// <summary>That of the tree; null where it is not read and need not be.</summary>
    private static string? FingerprintOf(Viommu viommu, QemuTree code, bool mustBeRead)
    {
        try
        {
            return TreeReader.Fingerprint(viommu, code);
        }
        catch (TreeException) when (!mustBeRead)
        {
            return null;
        }
    }

    private static CodeSite SiteOf(Viommu viommu, QemuTree tree) =>
        TreeReader.PlaceOf(viommu, tree) is var (file, line)
            ? new CodeSite(file, line, viommu.Function)
            : new CodeSite(viommu.File, 0, viommu.Function);
}
