using VtdVerify.Checks.Inputs;
using VtdVerify.Checks.Results;
using VtdVerify.Processes;

namespace VtdVerify.Cli.Rendering;

/// <summary>Writes files that the command line names. A file is there whole or as it was before: never half of it.</summary>
internal sealed class OutputFiles(CliEnvironment environment)
{
    /// <summary>Writes a file anew where one is named; what is named standard output was shown.</summary>
    /// <returns>False where it could not be written, which standard error then says.</returns>
    public bool WriteNamed(string? path, Func<string> text) =>
        path is null or StandardStream.Name || Write(path, file => file.Write(text()));

    /// <summary>Writes a file anew.</summary>
    /// <returns>False where it could not be written, which standard error then says.</returns>
    public bool Write(string path, Action<TextWriter> write) => Try(
        () => WholeFile.Write(path, write), $"{path} cannot be written", "Name a file in a folder that you may write to.");

    /// <summary>Writes files of the tool's own names: makes the folders that are missing, and overwrites files of the same names.</summary>
    /// <param name="what">What the files hold, for the message.</param>
    /// <param name="files">Relative paths with slashes, and the whole text of each.</param>
    /// <returns>False where a file could not be written, which standard error then says; the files after it are left out.</returns>
    public bool WriteAll(string folder, string what, IEnumerable<NamedText> files) => Try(
        () =>
        {
            Directory.CreateDirectory(folder);
            foreach (var (path, text) in files)
            {
                var file = Path.Combine([folder, .. path.Split('/')]);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                WholeFile.Write(file, writer => writer.Write(text));
            }
        },
        $"{what} cannot be written to {folder}",
        "Name a folder that you may write to.");

    private bool Try(Action write, string problem, string remedy)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Diagnostics.Error(environment.Error, $"{problem}: {failure.Message.TrimEnd('.')}", remedy);
            return false;
        }
    }
}
