using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Reading;
using VtdVerify.Subjects;

namespace VtdVerify.QemuSource.Placing;

/// <summary>The files that the unmap of some trees is read from: those of its functions, and all headers that these include.</summary>
internal sealed class UnmapFiles
{
    private readonly HashSet<string> code;
    private readonly HashSet<string> all;

    public UnmapFiles(IEnumerable<QemuTree> trees)
    {
        var read = trees.SelectMany(Of).ToList();
        code = [.. read.Select(file => file.Code)];
        all = [.. read.SelectMany(file => file.All)];
    }

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>
    /// Whether the changes are to one of the files. One that is missing may have moved: then another one of its name is among them, if it
    /// is code, or a header of where such headers lie.
    /// </summary>
    public bool Hold(FilePlacing file)
    {
        var (path, name) = (file.Diff.OldPath ?? file.Diff.Path, NameOf(file.Diff.OldPath ?? file.Diff.Path));
        return all.Contains(path) || all.Contains(file.Diff.Path)
            || (file.IsMissing && code.Any(other => NameOf(other) == name))
            || (file.IsMissing && IsNearCode(path) && all.Any(other => NameOf(other) == name));
    }

    private bool IsNearCode(string path) =>
        path.StartsWith("include/", StringComparison.Ordinal) || code.Any(other => FolderOf(other) == FolderOf(path));

    private static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    private static IEnumerable<(string Code, IEnumerable<string> All)> Of(QemuTree tree)
    {
        var finder = FunctionFinder.Of(tree);
        var mirrored = Mirrored.All.SelectMany(function => function.AllNames).ToList();
        var entries = Viommu.All.Select(viommu => viommu.Function).Concat(mirrored).Select(finder.Global).OfType<TreeFunction>().ToList();
        var boundary = mirrored.Append(QemuNames.MigrationIsRunning).ToHashSet(StringComparer.Ordinal);
        var (functions, _) = new CodeReader(tree, finder, boundary).Follow(entries);
        return functions.Select(function => function.File).DistinctBy(file => file.Path)
            .Select(file => (file.Path, tree.IncludesOf(file).Select(header => header.Path)));
    }
}
