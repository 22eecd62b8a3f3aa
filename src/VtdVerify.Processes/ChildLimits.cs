namespace VtdVerify.Processes;

/// <summary>What each process of a sandbox may use up, as the system counts it.</summary>
/// <param name="Memory">Bytes of address space.</param>
/// <param name="ProcessorSeconds">Of processor time.</param>
/// <param name="FileSize">Bytes of the longest file that it writes.</param>
/// <param name="Files">Open at once.</param>
/// <param name="Processes">At once, of the sandbox; of the user where there is none. The system does not hold root to it.</param>
public sealed record ChildLimits(long Memory, int ProcessorSeconds, long FileSize, int Files, int Processes)
{
    private const int Kibibyte = 1024;

    // The unit of a shell's limit on files.
    private const int Block = 512;

    // What no shell knows the one name of, it knows the other of. A system that does not know address space has no such limit.
    private string Script => FormattableString.Invariant(
        $"ulimit -c 0; ulimit -t {ProcessorSeconds} && ulimit -f {FileSize / Block} && ulimit -n {Files} || exit 126; ")
        + FormattableString.Invariant($"ulimit -v {Memory / Kibibyte} 2>/dev/null; ")
        + FormattableString.Invariant($"ulimit -u {Processes} 2>/dev/null || ulimit -p {Processes} 2>/dev/null; ")
        + "exec \"$@\"";

    /// <summary>A command that sets the limits and becomes the one that is given.</summary>
    public IReadOnlyList<string> Around(IReadOnlyList<string> command) => ["/bin/sh", "-c", Script, "sh", .. command];
}
