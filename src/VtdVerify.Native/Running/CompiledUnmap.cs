using System.Diagnostics;
using System.Runtime.InteropServices;
using VtdVerify.Model;

namespace VtdVerify.Native.Running;

/// <summary>
/// The unmap of a tree as a program of its own, which runs machines as they come. What kills a run ends a child of that program and is
/// an outcome like any other. Serves one thread at a time.
/// </summary>
public sealed class CompiledUnmap : IDisposable
{
    private const string Remedy = "This is a defect of the tool, or the computer is short of memory: try fewer --jobs.";

    private readonly Process process;

    private CompiledUnmap(Process process) => this.process = process;

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
            var input = process.StandardInput.BaseStream;
            Write(input, [(ulong)machines.Count, (ulong)machines.Sum(m => m.Length), .. machines.SelectMany(m => m)]);
            input.Flush();
            var traces = new List<RunTrace>(machines.Count);
            while (traces.Count < machines.Count)
            {
                Split(Read(process.StandardOutput.BaseStream), traces);
            }

            return traces;
        }
        catch (IOException error)
        {
            throw new NativeCodeException($"the compiled code's process ended: {error.Message.TrimEnd('.')}", Remedy);
        }
    }

    public void Dispose()
    {
        try
        {
            // The end of its input ends it, and so does an answer that nobody reads.
            process.StandardInput.Close();
            process.StandardOutput.Close();
            process.WaitForExit();
        }
        catch (IOException)
        {
            // It has ended before.
        }

        process.Dispose();
    }

    internal static CompiledUnmap Start(string program) => new(Process.Start(new ProcessStartInfo(program)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!);

    private static ulong[] WordsOf(UnmapOrder order)
    {
        var machine = order.Machine;
        ulong[] words =
        [
            (ulong)machine.AddressWidth, (ulong)machine.DirtyTracking, machine.MigrationIsRunning ? 1UL : 0,
            (ulong)machine.Notifiers.Count, .. machine.Notifiers.SelectMany(n => (ulong[])[n.Start, n.End, (ulong)n.Flags]),
            (ulong)order.NotifierIds.Count, .. order.NotifierIds.Select(id => (ulong)id),
            (ulong)machine.Mappings.Count,
            .. machine.Mappings.SelectMany(m => (ulong[])[m.Iova, m.InclusiveSize, m.TranslatedAddress]),
        ];
        return [(ulong)words.Length, .. words];
    }

    private static void Write(Stream stream, ulong[] words) => stream.Write(MemoryMarshal.AsBytes(words.AsSpan()));

    private static ulong[] Read(Stream stream)
    {
        var length = new ulong[1];
        stream.ReadExactly(MemoryMarshal.AsBytes(length.AsSpan()));
        var words = new ulong[length[0]];
        stream.ReadExactly(MemoryMarshal.AsBytes(words.AsSpan()));
        return words;
    }

    private static void Split(ReadOnlySpan<ulong> words, List<RunTrace> traces)
    {
        for (var (first, at) = (0, 0); at < words.Length;)
        {
            var isEnd = RunTrace.IsEnd(words[at]);
            at += 1 + RunTrace.Length(words[at..]);
            if (isEnd)
            {
                traces.Add(new RunTrace(words[first..at]));
                first = at;
            }
        }
    }
}

/// <summary>A machine and the notifiers that lose their scopes, in order.</summary>
/// <param name="NotifierIds">Indices in the machine's notifiers.</param>
public sealed record UnmapOrder(MachineDescription Machine, IReadOnlyList<int> NotifierIds)
{
    /// <summary>Every notifier, the last registered first, as QEMU does.</summary>
    public static UnmapOrder OfAll(MachineDescription machine) =>
        new(machine, [.. Enumerable.Range(0, machine.Notifiers.Count).Reverse()]);
}
