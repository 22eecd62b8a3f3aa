namespace VtdVerify.Smt.Keeping;

/// <summary>What a folder of answers holds.</summary>
/// <param name="Entries">Files, each of one session.</param>
public sealed record FolderContents(int Entries, long Bytes);

/// <summary>
/// Files by hash, for several processes at once: each is written beside its place and moved there, so a reader sees all of it or none.
/// Whatever goes wrong here only means that nothing is kept.
/// </summary>
internal sealed class AnswerFolder(string path, long mostBytes)
{
    /// <summary>Larger than any session makes it.</summary>
    private const int LargestFile = 64 << 20;

    private const string Unfinished = ".new";

    // Listing the folder costs as much as some writes, so it is done now and then, and at the first write of a process.
    private const int WritesBetweenTrims = 256;

    // Dates are for the order of use alone; one an hour is enough.
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private int writes = -1;

    public string Path => path;

    public FolderContents Contents()
    {
        var files = Files().ToList();
        return new FolderContents(files.Count, files.Sum(f => f.Length));
    }

    public byte[]? Read(string name)
    {
        try
        {
            var file = new FileInfo(PathOf(name));
            if (!IsPlain(file))
            {
                return null;
            }

            var bytes = File.ReadAllBytes(file.FullName);
            if (DateTime.UtcNow - file.LastWriteTimeUtc > Stale)
            {
                file.LastWriteTimeUtc = DateTime.UtcNow;
            }

            return bytes;
        }
        catch (Exception failure) when (IsOfFiles(failure))
        {
            return null;
        }
    }

    /// <summary>Whether there is something to read that has an end: what is no regular file has no length, or that of its link.</summary>
    public static bool IsPlain(FileInfo file) => file is { Exists: true, LinkTarget: null, Length: > 0 and <= LargestFile };

    public void Write(string name, byte[] bytes)
    {
        try
        {
            if (Replace(PathOf(name), bytes) && Interlocked.Increment(ref writes) % WritesBetweenTrims == 0)
            {
                Trim();
            }
        }
        catch (Exception failure) when (IsOfFiles(failure))
        {
            // A folder that cannot be written to keeps nothing.
        }
    }

    /// <summary>Writes a file beside its place and moves it there; false where that fails.</summary>
    public static bool Replace(string place, byte[] bytes)
    {
        var beside = $"{place}.{System.IO.Path.GetRandomFileName()}{Unfinished}";
        try
        {
            Create(System.IO.Path.GetDirectoryName(place)!);
            File.WriteAllBytes(beside, bytes);
            File.Move(beside, place, overwrite: true);
            return true;
        }
        catch (Exception failure) when (IsOfFiles(failure))
        {
            Delete(beside);
            return false;
        }
    }

    public void Remove(string name) => Delete(PathOf(name));

    /// <summary>Removes every file.</summary>
    /// <exception cref="IOException">Something cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Clear()
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Removes what was not used for longest until the rest is nine tenths of what is allowed.</summary>
    private void Trim()
    {
        var files = Files().OrderBy(f => f.LastWriteTimeUtc).ToList();
        foreach (var left in files.Where(f => f.Name.EndsWith(Unfinished, StringComparison.Ordinal)
            && DateTime.UtcNow - f.LastWriteTimeUtc > Abandoned))
        {
            Delete(left.FullName);
        }

        var bytes = files.Sum(f => f.Length);
        if (bytes <= mostBytes)
        {
            return;
        }

        foreach (var file in files.TakeWhile(_ => bytes > mostBytes / 10 * 9))
        {
            Delete(file.FullName);
            bytes -= file.Length;
        }
    }

    private string PathOf(string name) => System.IO.Path.Combine(path, name[..2], name);

    private IEnumerable<FileInfo> Files() => !Directory.Exists(path) ? [] : new DirectoryInfo(path)
        .EnumerateDirectories()
        .SelectMany(folder => folder.EnumerateFiles());

    // What is kept is trusted, so no other user may write it.
    private static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception failure) when (IsOfFiles(failure))
        {
            // Another process was faster, or it is not ours.
        }
    }

    private static bool IsOfFiles(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or System.Security.SecurityException;
}
