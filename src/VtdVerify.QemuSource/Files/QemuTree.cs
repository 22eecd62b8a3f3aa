using System.Collections.Concurrent;

namespace VtdVerify.QemuSource.Files;

/// <summary>
/// A folder that holds a checkout or an unpacked release of QEMU, and what patches make of it. Only what lies in the folder is read:
/// symbolic links are not followed, and no path leads out of it. Safe to use from several threads.
/// </summary>
public sealed class QemuTree
{
    /// <summary>How many C files a tree may have. QEMU has 22,000 with everything that it bundles.</summary>
    public const int MostFiles = 100_000;

    private const int DeepestFolder = 24;
    private const string Remedy = TreeException.GiveTree;

    // Firmware, bundled projects and build folders hold no code of the device models.
    private static readonly string[] NotSearched =
        ["roms", "pc-bios", "subprojects", "tests", "docs", "po", "capstone", "dtc", "slirp", "build"];

    private readonly IReadOnlyDictionary<string, TreeFile> patched;
    private readonly FilesOnDisk disk;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> byName;
    private readonly ConcurrentDictionary<TreeFile, IReadOnlyList<TreeFile>> includes = new();

    private QemuTree(
        string root, IReadOnlyDictionary<string, IReadOnlyList<string>> byName, IReadOnlyDictionary<string, TreeFile> patched,
        FilesOnDisk disk)
    {
        (Root, this.byName, this.patched, this.disk) = (root, byName, patched, disk);
    }

    /// <summary>The folder as the user named it.</summary>
    public string Root { get; }

    /// <summary>What the file VERSION says; null without one.</summary>
    public string? Version
    {
        get
        {
            var path = Path.Combine(Root, "VERSION");
            var first = TreeText.IsOfTree(path) ? TreeText.Read(path, "VERSION").Split('\n')[0].Trim() : string.Empty;
            return first.Length is > 0 and < 64 ? first : null;
        }
    }

    /// <summary>What patches did to it.</summary>
    public PatchMarks Marks { get; private init; } = PatchMarks.None;

    /// <summary>Looks the folder through.</summary>
    /// <exception cref="TreeException">It is no folder, cannot be read, or is far larger than QEMU.</exception>
    public static QemuTree Open(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new TreeException(File.Exists(folder) ? $"{folder} is a file, not a folder" : $"there is no folder {folder}", Remedy);
        }

        try
        {
            var paths = Sources(folder);
            var names = paths.GroupBy(NameOf, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Order(StringComparer.Ordinal)], StringComparer.Ordinal);
            return new QemuTree(folder, names, new Dictionary<string, TreeFile>(), new FilesOnDisk(folder, paths));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TreeException($"{folder} cannot be read: {error.Message.TrimEnd('.')}", Remedy);
        }
    }

    /// <summary>True for C that is read: no file at the top, nor in a folder that holds no code of the device models.</summary>
    /// <param name="path">Relative to the root.</param>
    public static bool IsSearched(string path) =>
        path.Split('/') is [var top, _, ..] && !NotSearched.Contains(top) && IsSource(path);

    /// <summary>The same tree with other contents of some files, and without some.</summary>
    /// <param name="removed">Paths; one that is changed as well is there afterwards.</param>
    public QemuTree With(IEnumerable<TreeFile> changed, IEnumerable<string>? removed = null)
    {
        var overlay = patched.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        var names = byName.ToDictionary(StringComparer.Ordinal);
        foreach (var path in removed ?? [])
        {
            overlay.Remove(path);
            names[NameOf(path)] = [.. (names.GetValueOrDefault(NameOf(path)) ?? []).Where(other => other != path)];
        }

        foreach (var file in changed)
        {
            overlay[file.Path] = file;
            var same = names.GetValueOrDefault(file.Name) ?? [];
            names[file.Name] = same.Contains(file.Path) ? same : [.. same, file.Path];
        }

        return new QemuTree(Root, names, overlay, disk) { Marks = Marks };
    }

    /// <summary>The same tree, which is known to have come from another one by a patch.</summary>
    /// <param name="paths">All files that the patch is about.</param>
    /// <param name="flags">What the patch says to the compiler in files of the build; null for nothing.</param>
    public QemuTree MarkedSince(QemuTree before, IEnumerable<string> paths, string? flags = null) =>
        new(Root, byName, patched, disk) { Marks = Marks.With(before, this, [.. paths], flags) };

    /// <summary>The paths of all files of a name, wherever they lie.</summary>
    public IReadOnlyList<string> Named(string fileName) => byName.GetValueOrDefault(fileName) ?? [];

    /// <summary>The paths of all files whose name ends so.</summary>
    public IEnumerable<string> Ending(string end) =>
        byName.Where(n => n.Key.EndsWith(end, StringComparison.Ordinal)).SelectMany(n => n.Value).Order(StringComparer.Ordinal);

    /// <summary>The paths of the .c files whose text has a name in it.</summary>
    /// <param name="folder">Where they lie, from the root; empty for all.</param>
    /// <exception cref="TreeException">A file of the tree cannot be read.</exception>
    public IEnumerable<string> Mentioning(string name, string folder = "") =>
        disk.Mentioning(name, folder).Where(path => Has(path) && !patched.ContainsKey(path))
            .Concat(patched.Values.Where(file => IsCode(file.Path) && IsIn(folder, file.Path) && Mentions(file, name))
                .Select(file => file.Path))
            .Order(StringComparer.Ordinal);

    public bool Has(string path) => Named(NameOf(path)).Contains(path);

    /// <summary>Reads a file of the tree.</summary>
    /// <exception cref="TreeException">The tree has no such file, or it cannot be read.</exception>
    public TreeFile Read(string path) =>
        patched.GetValueOrDefault(path) ?? (Has(path)
            ? disk.Read(path)
            : throw new TreeException($"the tree has no file {path}", Remedy));

    /// <summary>As <see cref="Includes.Of"/>, looked for once.</summary>
    internal IReadOnlyList<TreeFile> IncludesOf(TreeFile file) => includes.GetOrAdd(file, one => Includes.Of(this, one));

    internal static bool IsIn(string folder, string path) =>
        folder.Length == 0 || (path.StartsWith(folder, StringComparison.Ordinal) && path[folder.Length] == '/');

    internal static bool IsCode(string path) => path.EndsWith(".c", StringComparison.Ordinal);

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static List<string> Sources(string folder)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = DeepestFolder,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
            IgnoreInaccessible = true,
        };
        var found = new List<string>();
        var atTop = new EnumerationOptions { AttributesToSkip = options.AttributesToSkip };
        foreach (var top in Directory.EnumerateDirectories(folder, "*", atTop).Where(top => !NotSearched.Contains(Path.GetFileName(top))))
        {
            foreach (var file in Directory.EnumerateFiles(top, "*", options).Where(IsSource))
            {
                found.Add(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'));
                if (found.Count > MostFiles)
                {
                    throw new TreeException($"{folder} has more than {MostFiles} C files", Remedy);
                }
            }
        }

        return found;
    }

    private static bool Mentions(TreeFile file, string name) =>
        file.Lines.Any(line => line.Text.Contains(name, StringComparison.Ordinal));

    private static bool IsSource(string path) =>
        IsCode(path) || path.EndsWith(".h", StringComparison.Ordinal)
        || path.EndsWith(".inc", StringComparison.Ordinal);
}
