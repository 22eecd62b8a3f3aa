using System.Collections.Concurrent;
using System.Text;

namespace VtdVerify.QemuSource.Files;

/// <summary>
/// The files of a folder as they lie there, each read once. A tree has thousands, and few of them are looked into: what only has to be
/// searched for a word stays as the bytes that it is. Safe to use from several threads.
/// </summary>
/// <param name="paths">All of them, relative to the root.</param>
internal sealed class FilesOnDisk(string root, IReadOnlyList<string> paths)
{
    private readonly ConcurrentDictionary<string, byte[]> bytes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TreeFile> files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Name, string Folder), IReadOnlyList<string>> mentioning = new();

    /// <summary>Reads one of them.</summary>
    /// <exception cref="TreeException">The file cannot be read.</exception>
    public TreeFile Read(string path) =>
        files.GetOrAdd(path, _ => new TreeFile(path, FileText.Of(TreeText.Decode(Bytes(path), path))));

    /// <summary>Those in a folder whose name ends in .c and whose text has a name in it.</summary>
    /// <param name="name">In ASCII.</param>
    /// <param name="folder">Relative to the root; empty for all.</param>
    /// <exception cref="TreeException">One of the files cannot be read.</exception>
    public IReadOnlyList<string> Mentioning(string name, string folder) => mentioning.GetOrAdd((name, folder), _ => Search(name, folder));

    private IReadOnlyList<string> Search(string name, string folder)
    {
        var word = Encoding.ASCII.GetBytes(name);
        try
        {
            return [.. paths.AsParallel().Where(path =>
                QemuTree.IsCode(path) && QemuTree.IsIn(folder, path) && Bytes(path).AsSpan().IndexOf(word) >= 0)];
        }
        catch (AggregateException all) when (TreeException.FirstOf(all) is { } known)
        {
            throw known;
        }
    }

    private byte[] Bytes(string path) => bytes.GetOrAdd(path, _ => TreeText.Bytes(Path.Combine(root, path), path));
}
