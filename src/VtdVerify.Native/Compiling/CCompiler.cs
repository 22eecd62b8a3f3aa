using VtdVerify.Processes;

namespace VtdVerify.Native.Compiling;

/// <summary>A C compiler of this computer, with GLib's headers and library, and the sandbox for it and for what it makes.</summary>
public sealed class CCompiler
{
    private const string Install =
        "Install a C compiler, pkg-config and GLib's headers (Debian, Ubuntu: apt-get install gcc pkg-config libglib2.0-dev).";

    private const string Confine =
        "Install bubblewrap (Debian, Ubuntu: apt-get install bubblewrap), or give --unconfined on a computer that is thrown away.";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly ChildLimits Limits = new(2L << 30, 60, 64 << 20, 256, 4096);

    // QEMU's own: signed arithmetic wraps, and pointers of any type may meet. What nobody declares is not there.
    private static readonly string[] Flags =
        ["-std=gnu11", "-O1", "-w", "-Werror=implicit-function-declaration", "-fwrapv", "-fno-strict-aliasing"];

    private readonly IReadOnlyList<string> command;
    private readonly IReadOnlyList<string> glib;

    private CCompiler(IReadOnlyList<string> command, string description, IReadOnlyList<string> glib, Sandbox sandbox) =>
        (this.command, Description, this.glib, Sandbox) = (command, description, glib, sandbox);

    /// <summary>The first line of what it says to --version.</summary>
    public string Description { get; }

    /// <summary>What contains it and what it makes: bubblewrap, unshare, or no sandbox.</summary>
    public string SandboxDescription => Sandbox.Description;

    internal Sandbox Sandbox { get; }

    /// <summary>Folders beside the system's own in which it, and the libraries that it links to, may lie.</summary>
    internal IReadOnlyList<string> Readable =>
    [
        .. glib.Where(flag => flag.StartsWith("-L", StringComparison.Ordinal) || flag.StartsWith("-I", StringComparison.Ordinal))
            .Select(flag => flag[2..])
            .Where(folder => folder.Length > 1 && Path.IsPathRooted(folder) && !IsOfSystem(folder)),
    ];

    /// <summary>The first of the environment's CC, cc, gcc and clang that answers.</summary>
    /// <param name="unconfined">Do without a sandbox where none can be had.</param>
    /// <exception cref="NativeCodeException">There is none, no GLib to compile with, or no sandbox.</exception>
    public static CCompiler Find(bool unconfined = false) => Find(Environment.GetEnvironmentVariable("CC"), unconfined);

    /// <param name="preferred">A program with its first arguments, as the variable CC holds it; null or blank for none.</param>
    /// <inheritdoc cref="Find(bool)" path="/exception"/>
    public static CCompiler Find(string? preferred, bool unconfined = false)
    {
        string[] candidates = string.IsNullOrWhiteSpace(preferred) ? ["cc", "gcc", "clang"] : [preferred, "cc", "gcc", "clang"];
        foreach (var candidate in candidates)
        {
            var words = candidate.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (Programs.Find(words[0]) is { } program
                && new Command(program, [.. words.Skip(1), "--version"]).Run(Patience) is { Succeeded: true } answer)
            {
                var sandbox = Sandbox.Find(unconfined, out var problem)
                    ?? throw new NativeCodeException($"code is run in a sandbox only, and none can be had here: {problem}", Confine);
                return new CCompiler([program, .. words.Skip(1)], answer.Output.Split('\n')[0].Trim(), GlibFlags(), sandbox);
            }
        }

        throw new NativeCodeException($"there is no C compiler: tried {string.Join(", ", candidates)}", Install);
    }

    /// <summary>Compiles one file to a program.</summary>
    /// <param name="folder">Where both lie.</param>
    /// <exception cref="NativeCodeException">The compiler refuses the file.</exception>
    internal void Compile(ScratchFolder folder, string source, string program)
    {
        var path = string.Join(Path.PathSeparator, "/usr/bin", "/bin", Path.GetDirectoryName(command[0]));
        var answer = Sandbox.Around(
                [.. command, .. Flags, "-o", program, source, .. glib],
                folder,
                Limits,
                writable: true,
                readable: [.. Readable, .. Home],
                variables: new Dictionary<string, string> { ["PATH"] = path, ["TMPDIR"] = ".", ["LC_ALL"] = "C", ["CCACHE_DISABLE"] = "1" })
            .Run(Patience) ?? throw new NativeCodeException($"{command[0]} is gone", Install);
        if (answer.Succeeded)
        {
            return;
        }

        var lines = answer.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = answer.ExitCode is null ? "it does not end" : lines.FirstOrDefault(IsReason) ?? lines.LastOrDefault();
        throw new NativeCodeException(
            $"{Description} does not compile the unmap of the tree: {first ?? "it gives no reason"}",
            "What it needs of QEMU's headers was not found; everything but the compiled code can be checked.",
            isOfCode: true);
    }

    /// <summary>The folder that the compiler is installed in, where it is none of the system's.</summary>
    private IEnumerable<string> Home =>
        !IsOfSystem(command[0]) && Path.GetDirectoryName(Path.GetDirectoryName(command[0])) is { Length: > 1 } home ? [home] : [];

    /// <summary>Compiles one file of this tool's own text to a program, with more flags, and without a sandbox.</summary>
    /// <param name="folder">Where both lie.</param>
    /// <returns>What the compiler said against it; null where it made the program.</returns>
    /// <exception cref="NativeCodeException">There is no compiler any more.</exception>
    public string? TryCompile(string folder, string source, string program, IReadOnlyList<string> flags)
    {
        var compile = new Command(command[0], [.. command.Skip(1), .. Flags, .. flags, "-o", program, source, .. glib]) { Folder = folder };
        var answer = compile.Run(Patience) ?? throw new NativeCodeException($"{command[0]} is gone", Install);
        return answer.Succeeded ? null : answer.Errors;
    }

    private static bool IsReason(string line) =>
        line.Contains(" error: ", StringComparison.Ordinal) || line.Contains("undefined reference", StringComparison.Ordinal);

    private static bool IsOfSystem(string path) =>
        ((string[])["/usr/", "/bin/", "/lib", "/opt/", "/nix/store/", "/gnu/store/"])
            .Any(own => path.StartsWith(own, StringComparison.Ordinal));

    private static string[] GlibFlags()
    {
        var program = Environment.GetEnvironmentVariable("PKG_CONFIG") is { Length: > 0 } named ? named : "pkg-config";
        return new Command(program, ["--cflags", "--libs", "glib-2.0"]).Run(Patience) is { Succeeded: true } answer
            ? answer.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            : throw new NativeCodeException($"{program} does not know GLib (glib-2.0)", Install);
    }
}
