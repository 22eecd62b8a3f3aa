using System.Globalization;
using System.Text;

namespace VtdVerify.Smt.Keeping;

/// <summary>
/// The solver's name and version, and the library that it was. A run that finds every answer kept never loads the library, so it is
/// remembered which one was loaded last, where from, and what decided that. If any of it has changed, the library is asked.
/// </summary>
/// <param name="Description">As the library gives it.</param>
/// <param name="Length">Of the library's file, in bytes: two builds of one version differ in it. 0 if unknown.</param>
internal sealed record SolverIdentity(string Description, long Length)
{
    private const string FileName = "solver";

    // What the loader looks at before it comes to a library: the paths it was given, and the index of the usual folders.
    private static readonly string[] Paths = [Z3Library.PathVariable, "LD_LIBRARY_PATH", "LD_PRELOAD", "XDG_CACHE_HOME", "HOME"];

    private const string LoaderIndex = "/etc/ld.so.cache";

    /// <summary>What was remembered, if it is so still; else the library's own word, after loading it.</summary>
    /// <exception cref="SolverUnavailableException">There is no library.</exception>
    public static SolverIdentity Find(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (Remembered(file) is { } known)
        {
            return known;
        }

        Z3Library.EnsureLoaded();
        var library = Z3Library.LoadedFile();
        var identity = new SolverIdentity(Z3Library.Description, library?.Length ?? 0);
        if (library is not null)
        {
            // Where it cannot be written, the library is loaded again next time.
            string[] lines = [identity.Description, library.FullName, Stamp(library), Surroundings()];
            AnswerFolder.Replace(file, Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        }

        return identity;
    }

    private static SolverIdentity? Remembered(string file)
    {
        try
        {
            return AnswerFolder.IsPlain(new FileInfo(file))
                && File.ReadAllLines(file) is [var description, var path, var stamp, var surroundings]
                && new FileInfo(path) is { Exists: true } library
                && Stamp(library) == stamp
                && Surroundings() == surroundings
                    ? new SolverIdentity(description, library.Length)
                    : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static string Stamp(FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}");

    private static string Surroundings()
    {
        var index = new FileInfo(LoaderIndex);
        var values = Paths.Select(name => $"{name}={Environment.GetEnvironmentVariable(name)}");
        return string.Join('|', values.Append(index.Exists ? Stamp(index) : "no index")).ReplaceLineEndings(" ");
    }
}
