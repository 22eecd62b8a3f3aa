using VtdVerify.QemuSource.Files;
using VtdVerify.QemuSource.Slicing;

namespace VtdVerify.SelfTest;

/// <summary>A small source tree of the project's own wording, in a folder of its own that goes with it.</summary>
public sealed class SmallTree : IDisposable
{
    private static readonly string[] Headers =
        ["include/exec/memory.h", "include/qemu/iova-tree.h", "include/qemu/dma.h", "include/hw/i386/intel_iommu.h"];

    private static readonly string[] Callees = ["util/iova-tree.c", "system/memory.c", "system/dma-helpers.c"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vtdverify-tree-");

    public SmallTree() => Resources.WriteSmallTree(folder.FullName);

    public string Root => folder.FullName;

    /// <summary>The tree's text as it is, which needs no cutting; null of another tree.</summary>
    internal static TreeSlice? SliceOf(QemuTree tree) => Headers.Concat(Callees).All(tree.Has) && tree.Version == "10.0.0-small"
        ? new TreeSlice(Text(tree, Headers), Text(tree, Callees), string.Empty, new HashSet<string>())
        : null;

    public void Dispose() => folder.Delete(recursive: true);

    private static string Text(QemuTree tree, IEnumerable<string> files) => string.Concat(files
        .SelectMany(file => tree.Read(file).Lines)
        .Where(line => !line.Text.StartsWith("#include", StringComparison.Ordinal))
        .Select(line => line.Text + "\n"));
}
