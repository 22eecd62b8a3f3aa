namespace VtdVerify.Tests;

/// <summary>Packages of npm that tests use and that are not committed: schemas of other programs' formats, a browser's driver.</summary>
internal static class NpmPackages
{
    private static readonly Lock Gate = new();

    /// <summary>The folder node_modules that has the packages; ends the test where it cannot be had (<see cref="Prerequisite"/>).</summary>
    /// <param name="packages">Each with its version: name@1.2.3.</param>
    public static string Folder(params IReadOnlyList<string> packages)
    {
        lock (Gate)
        {
            var folder = Repository.PathOf("artifacts/npm");
            var modules = Path.Combine(folder, "node_modules");
            if (packages.All(package => Directory.Exists(Path.Combine(modules, NameOf(package)))))
            {
                return modules;
            }

            Directory.CreateDirectory(folder);
            string[] install = ["install", "--prefix", folder, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", .. packages];
            if (Command.Run("npm", install) is not { ExitCode: 0 })
            {
                Prerequisite.Npm.Missing($"npm cannot install {string.Join(", ", packages)}");
            }

            return modules;
        }
    }

    private static string NameOf(string package) => package[..package.LastIndexOf('@')];
}
