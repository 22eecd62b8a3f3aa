using System.Text;

namespace VtdVerify.Processes;

/// <summary>Writes a file beside its place and moves it there at the end: a reader sees the file as it was, or all of it.</summary>
public static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file anew. A pipe or a device has no place beside it and is written to as it is.</summary>
    /// <exception cref="IOException">It cannot be written; what was there before is there still.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Write(string path, Action<TextWriter> write)
    {
        if (File.Exists(path) && !RegularFiles.Has(path))
        {
            using var stream = new StreamWriter(path, append: false, Utf8);
            write(stream);
            return;
        }

        // A link stays a link: what it leads to is written.
        var isLink = new FileInfo(path).LinkTarget is not null;
        var place = isLink ? File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName : Path.GetFullPath(path);

        var (unfinished, memory) = Remains.Keep(() => Beside(place), Remove);
        using (memory)
        {
            try
            {
                using (var file = new StreamWriter(unfinished, append: false, Utf8))
                {
                    write(file);
                }

                KeepMode(place, unfinished);
                File.Move(unfinished, place, overwrite: true);
            }
            finally
            {
                Remove(unfinished);
            }
        }
    }

    private static string Beside(string place)
    {
        var path = Path.Combine(Path.GetDirectoryName(place)!, $".{Path.GetFileName(place)}.{Path.GetRandomFileName()}");
        using var made = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        return path;
    }

    private static void KeepMode(string place, string unfinished)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(place))
        {
            File.SetUnixFileMode(unfinished, File.GetUnixFileMode(place));
        }
    }

    private static void Remove(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The folder is gone, or not ours any more.
        }
    }
}
