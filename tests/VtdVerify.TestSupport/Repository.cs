namespace VtdVerify.Tests;

/// <summary>Where the sources lie that these tests were built from, and what may lie beside them.</summary>
internal static class Repository
{
    private const string SharedVariable = "VTDVERIFY_SHARED";
    private const string QemuVariable = "VTDVERIFY_QEMU";

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>
    /// Material that is read at run time and never part of the repository: the folder named by VTDVERIFY_SHARED, else the one
    /// called shared beside the repository. It need not exist.
    /// </summary>
    public static string Shared { get; } =
        Environment.GetEnvironmentVariable(SharedVariable) is { Length: > 0 } named ? named : Path.Combine(Root, "..", "shared");

    /// <summary>A file of the repository.</summary>
    /// <param name="path">From the root, with / between its parts.</param>
    public static string PathOf(string path) => Path.Combine([Root, .. path.Split('/')]);

    /// <summary>A file of the shared folder; ends the test where it is absent (<see cref="Prerequisite"/>).</summary>
    /// <param name="path">From the shared folder, with / between its parts.</param>
    public static string SharedFile(string path)
    {
        var full = Path.Combine([Shared, .. path.Split('/')]);
        if (!File.Exists(full))
        {
            Prerequisite.Shared.Missing($"{full} is absent; {SharedVariable} may name the folder that holds it");
        }

        return full;
    }

    /// <summary>
    /// The source tree of QEMU that VTDVERIFY_QEMU names, else the one that tools/get-qemu-source has fetched; ends the test where there
    /// is none. Nothing is fetched by a test.
    /// </summary>
    public static string QemuTree()
    {
        var named = Environment.GetEnvironmentVariable(QemuVariable);
        var tree = string.IsNullOrEmpty(named) ? FetchedTree() : named;
        if (tree is null || !Directory.Exists(tree))
        {
            Prerequisite.QemuTree.Missing(
                $"there is no source tree of QEMU: tools/get-qemu-source fetches one, and {QemuVariable} may name one");
        }

        return tree!;
    }

    private static string? FetchedTree()
    {
        var cache = Environment.GetEnvironmentVariable("VTDVERIFY_QEMU_CACHE") is { Length: > 0 } own ? own
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } user ? Path.Combine(user, "vtdverify", "qemu")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "vtdverify", "qemu");
        var suite = Path.Combine(cache, Environment.GetEnvironmentVariable("VTDVERIFY_QEMU_SUITE") is { Length: > 0 } s ? s : "trixie");
        return Directory.Exists(suite) ? Directory.EnumerateDirectories(suite).Order(StringComparer.Ordinal).FirstOrDefault() : null;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VtdVerify.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("no VtdVerify.sln above the tests' folder");
    }
}
