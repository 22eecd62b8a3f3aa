using VtdVerify.Patches;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Placing;

/// <summary>What became of the changes to one file.</summary>
/// <param name="Written">The file as the patch makes it; null where it writes none.</param>
/// <param name="Removed">The path of the file that is gone with the patch; null where none is.</param>
internal sealed record FilePlacing(FileDiff Diff, HunkPlacement Outcome, TreeFile? Written, string? Removed)
{
    /// <summary>Why the changes have no place.</summary>
    public TreeException? Misfit { get; init; }

    /// <summary>The tree has no such file.</summary>
    public bool IsMissing { get; init; }

    public static FilePlacing Applied(FileDiff diff, TreeFile? written, string? removed = null) =>
        new(diff, HunkPlacement.Applied, written, removed);

    public static FilePlacing AlreadyThere(FileDiff diff) => new(diff, HunkPlacement.AlreadyThere, null, null);

    public static FilePlacing Refused(FileDiff diff, string problem, string? quote = null) => new(diff, HunkPlacement.Refused, null, null)
    {
        Misfit = new TreeException(problem, PlacedPatch.Remedy) { Quote = quote },
    };
}
