using VtdVerify.Patches;
using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Placing;

/// <summary>
/// The names of a patch's files as the tree has them. <c>git am</c> always takes the first folder off; without a tree that is done only
/// where the two names differ in it. Here the rest of a name that is nowhere is looked for.
/// </summary>
internal static class TreePaths
{
    public static IReadOnlyList<FileDiff> Of(QemuTree tree, IReadOnlyList<FileDiff> files)
    {
        var prefixes = files.Where(file => file.NamesAsWritten).Select(file => PrefixOf(tree, file)).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return prefixes.Count == 0 ? files : [.. files.Select(file => file.NamesAsWritten ? Without(prefixes, tree, file) : file)];
    }

    /// <summary>The first folder, with its slash, of a name that the tree has without it alone.</summary>
    private static string? PrefixOf(QemuTree tree, FileDiff file) =>
        file.OldPath is { } path && FirstFolder(path) is { } folder && !tree.Has(path) && tree.Has(path[folder.Length..]) ? folder : null;

    private static FileDiff Without(HashSet<string> prefixes, QemuTree tree, FileDiff file)
    {
        return file with { OldPath = Shorter(file.OldPath), NewPath = Shorter(file.NewPath) };

        string? Shorter(string? path) => path is not null && FirstFolder(path) is { } folder && prefixes.Contains(folder) && !tree.Has(path)
            ? path[folder.Length..]
            : path;
    }

    private static string? FirstFolder(string path) =>
        path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? path[..(slash + 1)] : null;
}
