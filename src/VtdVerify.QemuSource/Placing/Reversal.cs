using VtdVerify.Patches;

namespace VtdVerify.QemuSource.Placing;

/// <summary>A patch that takes another one back, as <c>git apply -R</c> reads it.</summary>
internal static class Reversal
{
    public static FileDiff Of(FileDiff diff) => diff with
    {
        OldPath = diff.NewPath,
        NewPath = diff.OldPath,
        Change = diff.Change switch
        {
            FileChange.Added or FileChange.Copied => FileChange.Deleted,
            FileChange.Deleted => FileChange.Added,
            _ => diff.Change,
        },
        Hunks = Of(diff.Hunks),
    };

    public static IReadOnlyList<Hunk> Of(IReadOnlyList<Hunk> hunks) => [.. hunks.Select(Of)];

    private static Hunk Of(Hunk hunk) => hunk with
    {
        OldStart = hunk.NewStart,
        OldCount = hunk.NewCount,
        NewStart = hunk.OldStart,
        NewCount = hunk.OldCount,
        Lines =
        [
            .. hunk.Lines.Select(line => line with
            {
                Kind = line.Kind switch
                {
                    HunkLineKind.Added => HunkLineKind.Removed,
                    HunkLineKind.Removed => HunkLineKind.Added,
                    _ => line.Kind,
                },
                OldLine = line.NewLine,
                NewLine = line.OldLine,
            }),
        ],
    };
}
