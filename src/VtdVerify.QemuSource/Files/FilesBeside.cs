using VtdVerify.Subjects;

namespace VtdVerify.QemuSource.Files;

/// <summary>The files that may know a vIOMMU's records: the C files of its folder, and the headers there and of its architecture.</summary>
internal static class FilesBeside
{
    /// <summary>Those whose text has a word in it; of C files also those that have another one.</summary>
    public static IEnumerable<TreeFile> Mentioning(Viommu viommu, QemuTree tree, string word, string other)
    {
        var folders = tree.Named(viommu.File).Select(path => path[..path.LastIndexOf('/')]).Distinct(StringComparer.Ordinal).ToList();
        var sources = folders.SelectMany(folder => tree.Mentioning(word, folder).Concat(tree.Mentioning(other, folder)));
        var headers = tree.Ending(".h").Where(path => folders.Exists(folder =>
            QemuTree.IsIn(folder, path) || QemuTree.IsIn($"include/{folder}", path)));
        return sources.Distinct(StringComparer.Ordinal).Select(tree.Read)
            .Concat(headers.Select(tree.Read).Where(file => file.Mentions(word)));
    }
}
