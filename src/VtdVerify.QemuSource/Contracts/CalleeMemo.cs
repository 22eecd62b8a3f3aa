using System.Collections.Concurrent;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Subjects;

namespace VtdVerify.QemuSource.Contracts;

/// <summary>
/// What was shown of functions, for the next tree that has them in the very same files: a tree without a patch and with it share all
/// files that the patch leaves alone. Safe to use from several threads.
/// </summary>
internal sealed class CalleeMemo
{
    private readonly ConcurrentDictionary<
        (Mirrored, Viommu), (IReadOnlyList<TreeFile> Files, string? Marks, CalleeReport Report)> shown = new();

    /// <summary>What was shown of the function before, else what is shown now.</summary>
    /// <param name="viommu">The one whose widths it was shown for.</param>
    public CalleeReport Get(Viommu viommu, QemuTree tree, Mirrored mirrored, TreeFunction function, Func<CalleeReport> show)
    {
        var files = tree.IncludesOf(function.File);
        var marks = CodeReader.MarksOn(tree, files);
        if (shown.TryGetValue((mirrored, viommu), out var known) && known.Marks == marks
            && known.Files.SequenceEqual(files, ReferenceEqualityComparer.Instance))
        {
            return known.Report;
        }

        var report = show();
        shown[(mirrored, viommu)] = (files, marks, report);
        return report;
    }
}
