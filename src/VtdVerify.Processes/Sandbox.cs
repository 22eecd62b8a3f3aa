namespace VtdVerify.Processes;

/// <summary>
/// Where programs run that nobody vouches for: without network, with no files but the system's own, which they can only read, and one
/// folder, without the variables of this process, and under limits.
/// </summary>
public abstract class Sandbox
{
    /// <summary>The folder that a program starts in, as it sees it.</summary>
    protected const string Inside = "/judge";

    // What programs need of the system: code and libraries, and how they are found.
    private static readonly string[] SystemFolders =
    [
        "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/opt", "/nix/store", "/gnu/store", "/etc/ld.so.cache",
        "/etc/alternatives",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly ChildLimits Trial = new(1L << 30, 5, 1 << 20, 64, 4096);

    /// <summary>How it is made, for people.</summary>
    public abstract string Description { get; }

    /// <summary>The strongest one that can be had on this computer.</summary>
    /// <param name="unconfined">Do without where there is none.</param>
    /// <param name="problem">What was tried, and what came of it, where there is none.</param>
    /// <returns>Null where there is none and it is not done without.</returns>
    public static Sandbox? Find(bool unconfined, out string problem)
    {
        var failures = new List<string>();
        foreach (var candidate in (Sandbox?[])[Bubblewrap.Find(), Namespaces.Find()])
        {
            if (candidate?.Try() is not { } failure)
            {
                if (candidate is not null)
                {
                    problem = string.Empty;
                    return candidate;
                }
            }
            else
            {
                failures.Add($"{candidate.Description}: {failure}");
            }
        }

        problem = failures.Count == 0 ? "neither bubblewrap nor util-linux's unshare is installed" : string.Join("; ", failures);
        return unconfined ? new Unconfined() : null;
    }

    /// <summary>A command within it.</summary>
    /// <param name="command">The program, as a path that the system's folders or the folder itself have, and its arguments.</param>
    /// <param name="folder">The one folder that it sees of the user's.</param>
    /// <param name="writable">It may write there.</param>
    /// <param name="readable">What else it may read.</param>
    /// <param name="variables">All variables that it gets.</param>
    public Command Around(
        IReadOnlyList<string> command,
        ScratchFolder folder,
        ChildLimits limits,
        bool writable = false,
        IReadOnlyList<string>? readable = null,
        IReadOnlyDictionary<string, string>? variables = null)
    {
        var seen = SystemFolders.Concat(readable ?? []).Where(Path.Exists).Distinct(StringComparer.Ordinal).ToList();
        return Enclosed(limits.Around(command), folder, writable, seen) with
        {
            Environment = variables ?? new Dictionary<string, string>(),
        };
    }

    /// <summary>The command that makes the sandbox and becomes the given one in it.</summary>
    private protected abstract Command Enclosed(
        IReadOnlyList<string> command, ScratchFolder folder, bool writable, IReadOnlyList<string> readable);

    /// <summary>Null where it works here, else why not.</summary>
    private string? Try()
    {
        using var folder = ScratchFolder.Create();
        var answer = Around(["/bin/sh", "-c", "exit 42"], folder, Trial).Run(Patience);
        const int Expected = 42;
        return answer?.ExitCode == Expected ? null
            : answer?.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? last.Trim()
            : "it does not answer";
    }
}
