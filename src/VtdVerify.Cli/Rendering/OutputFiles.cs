using VtdVerify.Checks.Inputs;

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
    public bool Write(string path, Action<TextWriter> write)
    {
        try
        {
            WholeFile.Write(path, write);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Diagnostics.Error(
                environment.Error,
                $"{path} cannot be written: {failure.Message.TrimEnd('.')}",
                "Name a file in a folder that you may write to.");
            return false;
        }
    }
}
