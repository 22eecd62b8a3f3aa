using System.Runtime.InteropServices;

namespace VtdVerify.Processes;

/// <summary>
/// The one place that handles SIGINT and SIGTERM: what this process has made is taken away and it ends with 130 or 143, without a result.
/// </summary>
public sealed class Interruption : IDisposable
{
    /// <summary>Exit code after SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;

    /// <summary>Exit code after SIGTERM, as shells have it.</summary>
    public const int Terminated = 143;

    private const PosixSignal FileTooLarge = (PosixSignal)25;

    // Never given back: the runtime hands a signal on in a thread of its own, and one that comes there late would end the process.
    private static PosixSignalRegistration? tooLarge;

    private readonly Action<string> say;
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private int ends;

    private Interruption(Action<string> say)
    {
        this.say = say;
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, "interrupted", Interrupted));
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, "terminated", Terminated));
    }

    /// <summary>Handles both from now on, until it is disposed.</summary>
    /// <param name="say">What is said first; must not throw.</param>
    public static Interruption Watch(Action<string> say)
    {
        // A file that reaches the limit of its size is then an error of the write, like a full disk.
        tooLarge ??= OperatingSystem.IsLinux() ? PosixSignalRegistration.Create(FileTooLarge, context => context.Cancel = true) : null;
        return new(say);
    }

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
    }

    private void End(PosixSignalContext context, string what, int exitCode)
    {
        context.Cancel = true;
        if (Interlocked.Exchange(ref ends, 1) == 0)
        {
            Remains.TakeAllAway();
            say(what);
            ProcessEnd.AtOnce(exitCode);
        }
    }
}

/// <summary>The end of this process.</summary>
internal static class ProcessEnd
{
    /// <summary>Ends it without waiting for other threads, and without the destructors of libraries that these are still using.</summary>
    public static void AtOnce(int exitCode)
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.Exit(exitCode);
        }

        RemoveSocketsOfTheRuntime();
        SystemCalls.Exit(exitCode);
    }

    // The runtime takes away at an ordinary end what debuggers connect to.
    private static void RemoveSocketsOfTheRuntime()
    {
        try
        {
            IEnumerable<string> patterns = [$"dotnet-diagnostic-{Environment.ProcessId}-*", $"clr-debug-pipe-{Environment.ProcessId}-*"];
            foreach (var file in patterns.SelectMany(pattern => Directory.EnumerateFiles(Path.GetTempPath(), pattern)))
            {
                File.Delete(file);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // They are nothing to anyone.
        }
    }
}
