using System.Collections.Concurrent;
using System.Diagnostics;

namespace VtdVerify.Processes;

/// <summary>
/// The one thread that starts processes. A sandbox asks Linux to be killed with the thread that started it, so that thread must live as
/// long as this process does; the thread pool's do not.
/// </summary>
internal static class Starter
{
    private static readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> Wanted = Serve();

    /// <summary>Starts a process.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program, or it may not be run.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Wanted.Add((start, started));
        return started.Task.GetAwaiter().GetResult();
    }

    private static BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> Serve()
    {
        var wanted = new BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)>();
        new Thread(() => StartAll(wanted)) { IsBackground = true, Name = "starts processes" }.Start();
        return wanted;
    }

    private static void StartAll(BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> wanted)
    {
        foreach (var (start, started) in wanted.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception failure)
            {
                started.SetException(failure);
            }
        }
    }
}
