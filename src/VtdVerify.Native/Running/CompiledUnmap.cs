using System.Runtime.InteropServices;
using VtdVerify.Model;
using VtdVerify.Processes;

namespace VtdVerify.Native.Running;

/// <summary>
/// The unmap of a tree as a program of its own, which runs machines as they come. What kills a run ends a child of that program and is
/// an outcome like any other. Serves one thread at a time.
/// </summary>
public sealed class CompiledUnmap : IDisposable
{
    private const string Remedy = "The code runs out of its limits, or the computer is short of memory: try fewer --jobs.";

    // Many times what a batch takes: a run that does not end is ended by the program itself, after a second of processor time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ChildProcess process;

    private CompiledUnmap(ChildProcess process) => this.process = process;

    /// <summary>Runs machines, each from its beginning.</summary>
    /// <param name="machines">Every notifier's unmap is run, the last registered first, as QEMU does.</param>
    /// <returns>One trace for each, in their order.</returns>
    /// <exception cref="NativeCodeException">The program ended.</exception>
    public IReadOnlyList<RunTrace> Run(IReadOnlyList<MachineDescription> machines) =>
        Run([.. machines.Select(UnmapOrder.OfAll)]);

    /// <summary>Runs unmaps, each from its beginning.</summary>
    /// <returns>One trace for each, in their order.</returns>
    /// <exception cref="NativeCodeException">The program ended.</exception>
    public IReadOnlyList<RunTrace> Run(IReadOnlyList<UnmapOrder> orders)
    {
        var machines = orders.Select(WordsOf).ToList();
        try
        {
            // Killed in the end, it ends what waits for its answer.
            using var clock = new Timer(_ => process.Kill(), null, Patience, Timeout.InfiniteTimeSpan);
            var input = process.Input;
            Write(input, [(ulong)machines.Count, (ulong)machines.Sum(m => m.Length), .. machines.SelectMany(m => m)]);
            input.Flush();
            return AnswerReader.Read(process.Output, machines.Count);
        }
        catch (IOException error)
        {
            throw new NativeCodeException($"the compiled code's process ended: {error.Message.TrimEnd('.')}", Remedy, isOfCode: true);
        }
    }

    /// <summary>Kills it, and all that it has started.</summary>
    public void Dispose() => process.Dispose();

    /// <summary>Starts it.</summary>
    /// <param name="command">What it says on standard error is nothing that anyone should read.</param>
    internal static CompiledUnmap Start(Command command) => ChildProcess.Start(command) is { } started
        ? new(started)
        : throw new NativeCodeException($"{command.Program} cannot be started", Remedy);

    private static ulong[] WordsOf(UnmapOrder order)
    {
        var machine = order.Machine;
        ulong[] words =
        [
            (ulong)machine.AddressWidth, (ulong)machine.DirtyTracking, machine.MigrationIsRunning ? 1UL : 0,
            (ulong)machine.Notifiers.Count, .. machine.Notifiers.SelectMany(n => (ulong[])[n.Start.Value, n.End.Value, (ulong)n.Flags]),
            (ulong)order.NotifierIds.Count, .. order.NotifierIds.Select(id => (ulong)id),
            (ulong)machine.Mappings.Count,
            .. machine.Mappings.SelectMany(RunTrace.Words),
        ];
        return [(ulong)words.Length, .. words];
    }

    private static void Write(Stream stream, ulong[] words) => stream.Write(MemoryMarshal.AsBytes(words.AsSpan()));
}

/// <summary>A machine and the notifiers that lose their scopes, in order.</summary>
/// <param name="NotifierIds">Indices in the machine's notifiers.</param>
public sealed record UnmapOrder(MachineDescription Machine, IReadOnlyList<int> NotifierIds)
{
    /// <summary>Every notifier, the last registered first, as QEMU does.</summary>
    public static UnmapOrder OfAll(MachineDescription machine) =>
        new(machine, [.. Enumerable.Range(0, machine.Notifiers.Count).Reverse()]);
}
