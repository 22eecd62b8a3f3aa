using System.ComponentModel;
using System.Diagnostics;

namespace VtdVerify.Processes;

/// <summary>
/// A process of ours and all that it starts: a group of its own, which is killed as a whole when the work is done, and when this process
/// is ended by a signal.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    private static readonly Lazy<string?> NewSession = new(() => Programs.Find("setsid"));

    private readonly Process process;
    private readonly IDisposable memory;

    private ChildProcess(Process process, IDisposable memory, bool keepsErrors)
    {
        (this.process, this.memory) = (process, memory);
        Errors = keepsErrors ? process.StandardError.BaseStream : Stream.Null;
        if (!keepsErrors)
        {
            // Read, so that the child can go on, and dropped.
            _ = BoundedText.ReadAsync(process.StandardError.BaseStream);
        }
    }

    public Stream Input => process.StandardInput.BaseStream;

    public Stream Output => process.StandardOutput.BaseStream;

    /// <summary>Nothing where the command does not keep it.</summary>
    public Stream Errors { get; }

    /// <summary>Of a process that has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Starts a program.</summary>
    /// <returns>Null where there is no such program, or it may not be run.</returns>
    public static ChildProcess? Start(Command command)
    {
        try
        {
            var (process, memory) = Remains.Keep(() => Starter.Start(StartOf(command)), Kill);
            return new ChildProcess(process, memory, command.KeepsErrors);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>False where it has not ended in that time.</returns>
    public bool Wait(TimeSpan patience) => process.WaitForExit(patience);

    /// <summary>Kills it, with all that it has started.</summary>
    public void Kill() => Kill(process);

    public void Dispose()
    {
        Kill(process);
        process.WaitForExit();
        memory.Dispose();
        process.Dispose();
    }

    private static ProcessStartInfo StartOf(Command command)
    {
        // Linux looks the program up after the session is made: where it is missing must be seen here.
        var session = Programs.Find(command.Program) is null ? null : NewSession.Value;
        var start = session is null
            ? new ProcessStartInfo(command.Program, command.Arguments)
            : new ProcessStartInfo(session, [command.Program, .. command.Arguments]);
        start.WorkingDirectory = command.Folder ?? string.Empty;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        if (command.Environment is { } variables)
        {
            start.Environment.Clear();
            foreach (var (name, value) in variables)
            {
                start.Environment[name] = value;
            }
        }

        return start;
    }

    private static void Kill(Process process)
    {
        try
        {
            if (NewSession.Value is not null)
            {
                // The group outlives its leader as long as anyone is in it, and there is none before the leader has made it.
                _ = SystemCalls.Signal(-process.Id, SystemCalls.Kill);
            }

            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: NewSession.Value is null);
            }
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It has ended meanwhile.
        }
    }
}
