using System.Text;

namespace VtdVerify.Cli.Rendering;

/// <summary>Writes files that the command line names. A file is there whole or as it was before: never half of it.</summary>
internal sealed class OutputFiles(CliEnvironment environment)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file anew, beside its place, and puts it there when it is whole.</summary>
    /// <returns>False where it could not be written, which standard error then says.</returns>
    public bool Write(string path, Action<TextWriter> write)
    {
        try
        {
            if (IsRegular(path))
            {
                WriteBeside(path, write);
            }
            else
            {
                using var device = new StreamWriter(path, append: false, Utf8);
                write(device);
            }

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

    /// <summary>What is not there yet, or is a file of its own: a pipe, a device or what a link points to is written where it is.</summary>
    private static bool IsRegular(string path) =>
        !Path.Exists(path) || (new FileInfo(path) is { Exists: true, LinkTarget: null } file
            && (file.Attributes & (FileAttributes.Device | FileAttributes.ReparsePoint)) == 0 && !IsDevice(path));

    private static bool IsDevice(string path) => Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal)
        || Path.GetFullPath(path).StartsWith("/proc/", StringComparison.Ordinal);

    private static void WriteBeside(string path, Action<TextWriter> write)
    {
        var beside = $"{Path.GetFullPath(path)}.{Environment.ProcessId}.tmp";
        try
        {
            using (var file = new StreamWriter(beside, append: false, Utf8))
            {
                write(file);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
