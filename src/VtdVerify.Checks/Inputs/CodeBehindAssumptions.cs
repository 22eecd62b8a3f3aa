using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Inputs;

/// <summary>Code of a tree that is no part of an unmap, and that the assumptions are held against which its verdicts rest on.</summary>
internal static class CodeBehindAssumptions
{
    private static readonly (Func<Viommu, QemuTree, string?> Text, string What, string Held)[] Parts =
    [
        (TreeReader.FingerprintOfWalk, "the page walk that fills its IOVA tree", "mappings are held against the walk as it is"),
        (TreeReader.FingerprintOfScopes, "where the scopes of its notifiers come from",
            "scopes are held against its regions and VFIO's registration as they are"),
        (TreeReader.FingerprintOfWidths, "which address widths it accepts", "widths are held against its properties' check as it is"),
    ];

    /// <summary>The same for trees in which all of it is.</summary>
    public static string Of(Viommu viommu, QemuTree tree) => string.Join('\n', Parts.Select(part => part.Text(viommu, tree)));

    /// <summary>What differs of it between two trees that have the same unmap, one sentence each.</summary>
    public static IReadOnlyList<string> Changed(Viommu viommu, QemuTree before, QemuTree after) =>
    [
        .. Parts.Where(part => part.Text(viommu, after) != part.Text(viommu, before)).Select(part =>
            $"The patch leaves the unmap of {viommu.Name} alone and changes {part.What}: the verdicts are those of the tree, and the "
            + $"assumptions on {part.Held} with the patch."),
    ];
}
