namespace VtdVerify.Native.Compiling;

/// <summary>A C compiler of this computer, with GLib's headers and library.</summary>
public sealed class CCompiler
{
    private const string Install =
        "Install a C compiler, pkg-config and GLib's headers (Debian, Ubuntu: apt-get install gcc pkg-config libglib2.0-dev).";

    // QEMU's own: signed arithmetic wraps, and pointers of any type may meet.
    private static readonly string[] Flags = ["-std=gnu11", "-O1", "-w", "-fwrapv", "-fno-strict-aliasing"];

    private readonly IReadOnlyList<string> command;
    private readonly IReadOnlyList<string> glib;

    private CCompiler(IReadOnlyList<string> command, string description, IReadOnlyList<string> glib) =>
        (this.command, Description, this.glib) = (command, description, glib);

    /// <summary>The first line of what it says to --version.</summary>
    public string Description { get; }

    /// <summary>The first of the environment's CC, cc, gcc and clang that answers.</summary>
    /// <exception cref="NativeCodeException">There is none, or no GLib to compile with.</exception>
    public static CCompiler Find() => Find(Environment.GetEnvironmentVariable("CC"));

    /// <param name="preferred">A program with its first arguments, as the variable CC holds it; null or blank for none.</param>
    /// <inheritdoc cref="Find()" path="/exception"/>
    public static CCompiler Find(string? preferred)
    {
        string[] candidates = string.IsNullOrWhiteSpace(preferred) ? ["cc", "gcc", "clang"] : [preferred, "cc", "gcc", "clang"];
        foreach (var candidate in candidates)
        {
            var words = candidate.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (Tool.Run(words[0], [.. words.Skip(1), "--version"]) is { ExitCode: 0 } answer)
            {
                return new CCompiler(words, answer.Output.Split('\n')[0].Trim(), GlibFlags());
            }
        }

        throw new NativeCodeException($"there is no C compiler: tried {string.Join(", ", candidates)}", Install);
    }

    /// <summary>Compiles one file to a program.</summary>
    /// <param name="folder">Where both lie.</param>
    /// <exception cref="NativeCodeException">The compiler refuses the file.</exception>
    public void Compile(string folder, string source, string program)
    {
        var answer = Tool.Run(command[0], [.. command.Skip(1), .. Flags, "-o", program, source, .. glib], folder)
            ?? throw new NativeCodeException($"{command[0]} is gone", Install);
        if (answer.ExitCode != 0)
        {
            var lines = answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var first = lines.FirstOrDefault(IsReason) ?? lines.LastOrDefault() ?? "it gives no reason";
            throw new NativeCodeException(
                $"{Description} does not compile the unmap of the tree: {first}",
                "What it needs of QEMU's headers was not found; everything but the compiled code can be checked.",
                isOfCode: true);
        }
    }

    private static bool IsReason(string line) =>
        line.Contains(" error: ", StringComparison.Ordinal) || line.Contains("undefined reference", StringComparison.Ordinal);

    private static string[] GlibFlags()
    {
        var program = Environment.GetEnvironmentVariable("PKG_CONFIG") is { Length: > 0 } named ? named : "pkg-config";
        return Tool.Run(program, ["--cflags", "--libs", "glib-2.0"]) is { ExitCode: 0 } answer
            ? answer.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            : throw new NativeCodeException($"{program} does not know GLib (glib-2.0)", Install);
    }
}
