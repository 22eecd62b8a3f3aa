namespace VtdVerify.SelfTest;

/// <summary>A small source tree of the project's own wording, in a folder of its own that goes with it.</summary>
public sealed class SmallTree : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vtdverify-tree-");

    public SmallTree() => Resources.WriteSmallTree(folder.FullName);

    public string Root => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
