using VtdVerify.Reporting;

namespace VtdVerify.Cli.Checking;

/// <summary>A folder that the command line names for files of its own.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folders that are missing, and overwrites files of the same names.</summary>
    /// <param name="what">What the files hold, for the message.</param>
    /// <param name="files">Relative paths with slashes, and the whole text of each.</param>
    /// <exception cref="CliException">A file cannot be written.</exception>
    public static void Write(string folder, string what, IReadOnlyList<(string Path, string Text)> files)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (path, text) in files)
            {
                var file = Path.Combine([folder, .. path.Split('/')]);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CliException(
                $"{what} cannot be written to {folder}: {failure.Message.TrimEnd('.')}",
                "Name a folder that you may write to.",
                ExitCodes.UsageError);
        }
    }
}
