namespace VtdVerify.Tests;

/// <summary>Where the sources lie that these tests were built from, and what may lie beside them.</summary>
internal static class Repository
{
    private const string SharedVariable = "VTDVERIFY_SHARED";

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
