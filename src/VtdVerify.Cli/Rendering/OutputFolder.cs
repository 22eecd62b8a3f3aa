using VtdVerify.Checks.Results;

namespace VtdVerify.Cli.Rendering;

/// <summary>A folder that the command line names for files of its own.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folders that are missing, and overwrites files of the same names.</summary>
    /// <param name="what">What the files hold, for the message.</param>
    /// <param name="files">Relative paths with slashes, and the whole text of each.</param>
    /// <returns>False where a file could not be written, which standard error then says; the files after it are left out.</returns>
    public static bool Write(string folder, string what, IEnumerable<NamedText> files, TextWriter error)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (path, text) in files)
            {
                var file = Path.Combine([folder, .. path.Split('/')]);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                WholeFile.Write(file, writer => writer.Write(text));
            }

            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Diagnostics.Error(
                error, $"{what} cannot be written to {folder}: {failure.Message.TrimEnd('.')}", "Name a folder that you may write to.");
            return false;
        }
    }
}
