namespace VtdVerify.Processes;

/// <summary>Tells files from pipes, sockets and devices, whose end may be anything or never come.</summary>
public static class RegularFiles
{
    /// <summary>Whether a path, or what it links to, is a file; where the system cannot be asked, what is no device by its path.</summary>
    public static bool Has(string path) => OperatingSystem.IsLinux()
        ? SystemCalls.IsRegular(path)
        : !path.StartsWith("/dev/", StringComparison.Ordinal);
}
