namespace VtdVerify.Processes;

/// <summary>Finds programs as a shell does.</summary>
public static class Programs
{
    // Where users without privileges do not look, and where some of the system's own programs lie.
    private static readonly string[] SystemFolders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];

    /// <summary>The whole path of a program; null where there is none, or it may not be run.</summary>
    /// <param name="name">A path, which is taken as it is, or a name that is looked up in PATH.</param>
    public static string? Find(string name) =>
        name.Contains('/', StringComparison.Ordinal)
            ? (IsProgram(name) ? Path.GetFullPath(name) : null)
            : Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(IsProgram);

    private static IEnumerable<string> Folders =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(OperatingSystem.IsWindows() ? [] : SystemFolders);

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != 0);

    private static UnixFileMode Executable => UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
}
