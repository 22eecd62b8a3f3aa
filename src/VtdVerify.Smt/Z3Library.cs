using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Z3;
using VtdVerify.Smt.Keeping;

namespace VtdVerify.Smt;

/// <summary>
/// Finds the native library, once for the process. Microsoft.Z3 brings it for Windows and macOS; on Linux it is the
/// distribution's, of any version that has the functions that <see cref="Z3Context"/> calls, or the one that tools/get-z3 has fetched.
/// </summary>
internal static class Z3Library
{
    /// <summary>Names the library's file where it is not found by itself.</summary>
    public const string PathVariable = "VTDVERIFY_LIBZ3";

    private const string Remedy =
        "Install it (Debian, Ubuntu: apt-get install libz3-4, or tools/get-z3 of the sources, which needs no root;"
        + " Fedora: dnf install z3-libs; Arch: pacman -S z3; macOS: brew install z3)"
        + $" or set {PathVariable} to the path of the library.";

    // Distributions number the file by the major version (Debian) or by major and minor version (upstream, Fedora, Arch).
    private const int NewestMinorVersion = 20;
    private const int OldestMinorVersion = 8;

    private static readonly Lazy<OpenLibrary> Loaded = new(Load);

    /// <summary>For example "Z3 4.8.12 (libz3.so.4)".</summary>
    public static string Description => Loaded.Value.Description;

    /// <summary>Opens and binds the library at the first call.</summary>
    /// <exception cref="SolverUnavailableException">No library was found, or it is not a usable one.</exception>
    public static void EnsureLoaded() => _ = Loaded.Value;

    /// <summary>Opens the library without binding to it.</summary>
    /// <param name="configuredPath">The value of <see cref="PathVariable"/>; null or empty to look in the usual places.</param>
    /// <exception cref="SolverUnavailableException">No library was found, or it is not a usable one.</exception>
    public static OpenLibrary Open(string? configuredPath)
    {
        var names = string.IsNullOrEmpty(configuredPath) ? UsualNames() : [configuredPath];
        foreach (var name in names)
        {
            LoadCompanions(name);
            if (NativeLibrary.TryLoad(name, typeof(Native).Assembly, null, out var handle))
            {
                var library = new OpenLibrary(handle, name);
                library.CheckFunctions(Remedy);
                return library;
            }
        }

        throw new SolverUnavailableException(string.IsNullOrEmpty(configuredPath)
            ? $"The Z3 library was not found (tried {names[0]} to {names[^1]}). {Remedy}"
            : $"{PathVariable} is {configuredPath}, which is not a library that can be loaded. {Remedy}");
    }

    /// <summary>The file that the library was loaded from; null where the system does not say.</summary>
    public static FileInfo? LoadedFile() => LoadedCode.FileAt(NativeLibrary.GetExport(Loaded.Value.Handle, "Z3_get_version"));

    private static OpenLibrary Load()
    {
        var library = Open(Environment.GetEnvironmentVariable(PathVariable));
        NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, (_, _, _) => library.Handle);

        // Z3 reads these when it makes a context; both are its defaults, fixed here against other defaults of other versions.
        Native.Z3_global_param_set("sat.random_seed", "0");
        Native.Z3_global_param_set("smt.random_seed", "0");
        return library;
    }

    private static List<string> UsualNames()
    {
        if (OperatingSystem.IsWindows())
        {
            return ["libz3"];
        }

        if (OperatingSystem.IsMacOS())
        {
            return ["libz3", "/opt/homebrew/lib/libz3.dylib", "/usr/local/lib/libz3.dylib"];
        }

        var minors = Enumerable.Range(OldestMinorVersion, NewestMinorVersion - OldestMinorVersion + 1).Reverse();
        var installed = minors.Select(m => string.Create(CultureInfo.InvariantCulture, $"libz3.so.4.{m}"));
        return ["libz3.so.4", "libz3.so", .. installed, .. FetchedLibrary(Environment.GetEnvironmentVariable)];
    }

    /// <summary>The file that tools/get-z3 makes in the user's cache folder; none where nothing says where that is.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static IEnumerable<string> FetchedLibrary(Func<string, string?> variable) =>
        UserCache.Folder(variable, "z3") is { } folder ? [Path.Combine(folder, "libz3.so.4")] : [];

    /// <summary>What was fetched with a library lies beside it, where no loader looks; once loaded, it is found by its name.</summary>
    private static void LoadCompanions(string name)
    {
        var companion = Path.IsPathRooted(name) ? Path.Combine(Path.GetDirectoryName(name)!, "libgmp.so.10") : null;
        if (File.Exists(companion))
        {
            NativeLibrary.TryLoad(companion, out _);
        }
    }
}
