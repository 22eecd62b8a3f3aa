using System.Globalization;

namespace VtdVerify.Processes;

/// <summary>The sandbox that util-linux's tools make of Linux's namespaces.</summary>
internal sealed class Namespaces : Sandbox
{
    // Runs as root of namespaces of its own: nothing that it mounts is seen outside. At the end the old root is gone, and so are
    // all rights. umount asks /proc what is mounted.
    private const string Script = """
        set -e
        PATH=/usr/bin:/bin:/usr/sbin:/sbin
        root=$1 folder=$2 mode=$3 count=$4
        shift 4
        mount -t tmpfs -o mode=0755,size=1m tmpfs "$root"
        mkdir "$root/judge" "$root/dev" "$root/proc" "$root/old"
        : > "$root/dev/null"
        mount --bind /dev/null "$root/dev/null"
        mount --bind "$folder" "$root/judge"
        [ "$mode" = rw ] || mount -o remount,bind,ro "$root/judge" 2>/dev/null || mount -o remount,bind,ro,nosuid,nodev "$root/judge"
        while [ "$count" -gt 0 ]; do
            if [ -d "$1" ]; then mkdir -p "$root$1"; else mkdir -p "$root${1%/*}"; : > "$root$1"; fi
            mount --bind "$1" "$root$1"
            mount -o remount,bind,ro "$root$1" 2>/dev/null || mount -o remount,bind,ro,nosuid,nodev "$root$1"
            shift
            count=$((count - 1))
        done
        mount --rbind /proc "$root/proc"
        cd "$root"
        pivot_root . old
        umount -l /old
        umount -l /proc
        cd /judge
        exec setpriv --no-new-privs --bounding-set -all --inh-caps -all -- "$@"
        """;

    private readonly string unshare;
    private readonly string setpriv;

    private Namespaces(string unshare, string setpriv) => (this.unshare, this.setpriv) = (unshare, setpriv);

    public override string Description => "unshare";

    public static Namespaces? Find() =>
        Programs.Find("unshare") is { } unshare && Programs.Find("setpriv") is { } setpriv ? new Namespaces(unshare, setpriv) : null;

    private protected override Command Enclosed(
        IReadOnlyList<string> command, ScratchFolder folder, bool writable, IReadOnlyList<string> readable)
    {
        var (mode, count) = (writable ? "rw" : "ro", readable.Count.ToString(CultureInfo.InvariantCulture));
        return new Command(
            setpriv,
            [
                "--pdeathsig", "KILL", unshare, "--user", "--map-root-user", "--mount", "--pid", "--net", "--ipc", "--uts", "--fork",
                "--kill-child=KILL", "--", "/bin/sh", "-c", Script, "sh",
                folder.MountPoint, folder.Path, mode, count, .. readable, .. command,
            ]);
    }
}
