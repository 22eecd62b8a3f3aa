using System.Text;

namespace VtdVerify.Cli.Rendering;

/// <summary>Writes files that the command line names.</summary>
internal sealed class OutputFiles(CliEnvironment environment)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file anew.</summary>
    /// <returns>False where it could not be written, which standard error then says.</returns>
    public bool Write(string path, Action<TextWriter> write)
    {
        try
        {
            using var file = new StreamWriter(path, append: false, Utf8);
            write(file);
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
