using VtdVerify.Subjects;
using VtdVerify.Tree.Files;
using VtdVerify.Tree.Reading;

namespace VtdVerify.Tree.Placing;

/// <summary>The files that the unmap of a tree is read from: those of its functions, and all headers that these include.</summary>
internal static class UnmapFiles
{
    /// <summary>Their paths; none where the tree has no unmap.</summary>
    public static IReadOnlySet<string> Of(QemuTree tree)
    {
        var finder = FunctionFinder.Of(tree);
        var mirrored = Mirrored.All.SelectMany(function => function.AllNames).ToList();
        var entries = mirrored.Prepend(CSubject.EntryPoint).Select(finder.Global).OfType<TreeFunction>().ToList();
        var boundary = mirrored.Append(TreeLayout.MigrationIsRunning).ToHashSet(StringComparer.Ordinal);
        var (functions, _) = new CodeReader(tree, finder, boundary).Follow(entries);
        return functions.Select(function => function.File).DistinctBy(file => file.Path)
            .SelectMany(file => Includes.Of(tree, file))
            .Select(file => file.Path)
            .ToHashSet(StringComparer.Ordinal);
    }
}
