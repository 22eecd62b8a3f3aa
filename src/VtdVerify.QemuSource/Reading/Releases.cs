using VtdVerify.QemuSource.Files;

namespace VtdVerify.QemuSource.Reading;

/// <summary>The releases of QEMU whose unmap is read.</summary>
public static class Releases
{
    /// <summary>The oldest one. Those before send other events, and what a notifier is told differs.</summary>
    public static Version Oldest { get; } = new(5, 2);

    /// <summary>From this number of an unreleased version on, development of the next release has begun.</summary>
    private const int Development = 50;

    /// <summary>Refuses a tree that says that it is of an older release.</summary>
    /// <exception cref="TreeException">It does.</exception>
    public static void Require(QemuTree tree)
    {
        if (tree.Version is { } version && IsOlder(version))
        {
            throw new TreeException(
                $"{tree.Root} is QEMU {version}; {Oldest} is the oldest release whose unmap is read",
                $"Give a tree of QEMU {Oldest} or later with --qemu, or without one only the patch.");
        }
    }

    private static bool IsOlder(string version) =>
        Version.TryParse(version.Split('-', ' ')[0], out var known)
        && (known.Build < Development ? known : new Version(known.Major, known.Minor + 1)) < Oldest;
}
