namespace VtdVerify.Processes;

/// <summary>
/// A folder for the length of one piece of work, which only this user may enter. It goes with the work, with the process, and where the
/// process is killed, at the next start (<see cref="RemoveLeftovers"/>).
/// </summary>
public sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "vtdverify-scratch-";

    // Held open as long as the folder is in use. The system lets go of it when the process ends, however it ends.
    private const string LockName = "in-use";

    // Another run may have just made a folder.
    private static readonly TimeSpan AboutToLock = TimeSpan.FromMinutes(1);

    private readonly string whole;
    private readonly FileStream held;
    private readonly IDisposable memory;

    private ScratchFolder((string Path, FileStream Held) made, IDisposable memory) =>
        (whole, held, this.memory) = (made.Path, made.Held, memory);

    /// <summary>For files.</summary>
    public string Path => System.IO.Path.Combine(whole, "files");

    /// <summary>An empty folder beside it, where a sandbox mounts its own root.</summary>
    internal string MountPoint => System.IO.Path.Combine(whole, "root");

    /// <summary>Makes one in the system's folder for temporary files.</summary>
    /// <exception cref="ScratchException">There is no such folder, or nothing can be written to it.</exception>
    public static ScratchFolder Create()
    {
        try
        {
            var (made, memory) = Remains.Keep(
                () =>
                {
                    var path = Directory.CreateTempSubdirectory(Prefix).FullName;
                    return (path, Lock(path, FileMode.CreateNew));
                },
                folder => Remove(folder.path, folder.Item2));
            var folder = new ScratchFolder(made, memory);
            Directory.CreateDirectory(folder.Path);
            Directory.CreateDirectory(folder.MountPoint);
            return folder;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ScratchException(failure.Message.TrimEnd('.'), failure);
        }
    }

    /// <summary>Takes away what runs of this user have left behind that were killed.</summary>
    public static void RemoveLeftovers()
    {
        try
        {
            foreach (var path in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), $"{Prefix}*").Where(SystemCalls.IsOwn))
            {
                RemoveLeftover(path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // No such folder: whoever needs one says so.
        }
    }

    public void Dispose()
    {
        Remove(whole, held);
        memory.Dispose();
    }

    private static FileStream Lock(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None);

    private static void RemoveLeftover(string path)
    {
        try
        {
            if (File.Exists(System.IO.Path.Combine(path, LockName)))
            {
                Remove(path, Lock(path, FileMode.Open));
            }
            else if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(path) > AboutToLock)
            {
                // Only where it is empty: the run was killed before it locked it.
                Directory.Delete(path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // In use.
        }
    }

    private static void Remove(string path, FileStream held)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Somebody else took it away, or the disk is gone.
        }

        held.Dispose();
    }
}

/// <summary>There is no folder for temporary files.</summary>
public sealed class ScratchException(string message, Exception cause) : IOException(message, cause);
