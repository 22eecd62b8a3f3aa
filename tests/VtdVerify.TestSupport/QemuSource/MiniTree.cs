using VtdVerify.Patches;
using VtdVerify.QemuSource;
using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Placing;

namespace VtdVerify.Tests.QemuSource;

/// <summary>A copy of a small tree that was written for these tests, to be changed by each; gone after the test.</summary>
internal sealed class MiniTree : IDisposable
{
    public const string Unmap = "hw/i386/intel_iommu.c";
    public const string Iova = "util/iova-tree.c";
    public const string Memory = "system/memory.c";
    public const string Mask = "system/dma-helpers.c";
    public const string AmdUnmap = "hw/i386/amd_iommu.c";
    public const string VirtioUnmap = "hw/virtio/virtio-iommu.c";
    public const string Vfio = "hw/vfio/watch.c";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vtdverify-tree-");

    public MiniTree()
    {
        Add("mini");
    }

    /// <summary>The small tree with the unmap of AMD's vIOMMU besides, and the notify rule of the releases that have one.</summary>
    public static MiniTree WithAmd()
    {
        var mini = new MiniTree();
        mini.Add("amd");
        return mini.Replace(Memory, "if (!(self->notifier_flags & IOMMU_NOTIFIER_DEVIOTLB_UNMAP)) {", "if (0) {");
    }

    /// <summary>The small tree with the unmap of virtio-iommu besides.</summary>
    public static MiniTree WithVirtio()
    {
        var mini = new MiniTree();
        mini.Add("virtio");
        return mini.Append(Memory, "tells_all.c");
    }

    /// <summary>The small tree with a walk over the guest's page tables, which fills the tree of mappings.</summary>
    public static MiniTree WithWalk()
    {
        var mini = new MiniTree();
        return mini.Append(Unmap, "walk.c");
    }

    /// <summary>The same with the memory regions of a device, and what registers notifiers for their sections.</summary>
    public static MiniTree WithScopes()
    {
        var mini = WithWalk();
        mini.Add("scopes");
        return mini.Append(Unmap, "regions.c").Append(Memory, "registers.c");
    }

    /// <summary>The small tree with the patch that drains the tree of mappings.</summary>
    public static MiniTree Tracked()
    {
        var mini = new MiniTree();
        var placed = PlacedPatch.In(mini.Open(), Patch(Diffs.Tracked));
        mini.Write(Unmap, TextOf(placed.After, Unmap));
        return mini;
    }

    public string Root => folder.FullName;

    public string this[string path] => Path.Combine([Root, .. path.Split('/')]);

    public MiniTree Replace(string path, string old, string text)
    {
        var before = File.ReadAllText(this[path]);
        var after = before.Replace(old, text, StringComparison.Ordinal);
        return before == after
            ? throw new InvalidOperationException($"{path} does not hold what is to be replaced: {old}")
            : Write(path, after);
    }

    public MiniTree Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
        return this;
    }

    public MiniTree Move(string path, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[to])!);
        File.Move(this[path], this[to]);
        return this;
    }

    public QemuTree Open() => QemuTree.Open(Root);

    public TreeSubject Read() => Read(Open());

    public static TreeSubject Read(QemuTree tree) => Reader().Read("tree", "a tree of a test", tree);

    /// <summary>What reads trees; ends the test where there is no solver.</summary>
    public static TreeReader Reader()
    {
        Prerequisite.NeedsSolver();
        return new TreeReader(RunSolver.Create);
    }

    /// <summary>A file of a tree as it would be written.</summary>
    public static string TextOf(QemuTree tree, string path) => string.Join('\n', tree.Read(path).Lines.Select(line => line.Text));

    /// <summary>A patch from its diff.</summary>
    public static PatchDocument Patch(string diff)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(diff.ReplaceLineEndings("\n")));
        return PatchReader.ReadSingle(stream, "a patch of a test");
    }

    public void Dispose() => folder.Delete(recursive: true);

    public MiniTree Append(string path, string data) =>
        Write(path, File.ReadAllText(this[path]) + File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "QemuSource", "Data", data)));

    private void Add(string data)
    {
        var original = Path.Combine(AppContext.BaseDirectory, "QemuSource", "Data", data);
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            var copy = this[Path.GetRelativePath(original, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
