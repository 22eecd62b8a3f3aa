using System.Collections.Concurrent;
using VtdVerify.Model;
using VtdVerify.Native.Compiling;
using VtdVerify.Native.Running;
using VtdVerify.Subjects;

namespace VtdVerify.Native.Conforming;

/// <summary>
/// Holds the compiled code of a tree, the interpreter's reading of it and a revision of the model against each other, machine by machine.
/// A difference is a defect of this tool.
/// </summary>
/// <param name="model">Null to compare compiled code and interpreter only.</param>
public sealed class Conformance(CompiledTree compiled, ISubject read, ISubject? model)
{
    /// <summary>
    /// Whether the model is only taken to mirror the code, as it does the same in some runs: where it does not, that says nothing of the
    /// interpreter.
    /// </summary>
    public bool ModelIsGuessed { get; init; }

    // Large enough that the process is waited for seldom, small enough that progress is seen.
    private const int Batch = 1024;

    /// <summary>Compares the runs on machines in the order given.</summary>
    /// <param name="machine">The machine of a number from 0; safe to call from several threads.</param>
    /// <param name="jobs">1 or more.</param>
    /// <param name="progress">Called now and then with how many more machines have been run; from several threads.</param>
    /// <exception cref="NativeCodeException">The compiled code cannot be run.</exception>
    public ConformanceResult Compare(Func<long, MachineDescription> machine, long count, int jobs, Action<long> progress)
    {
        var tallies = new ConcurrentBag<Tally>();
        var batches = (count + Batch - 1) / Batch;
        Parallel.For(
            0L,
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = jobs },
            () => new Worker(compiled),
            (batch, _, worker) =>
            {
                var first = batch * Batch;
                var numbers = Enumerable.Range(0, (int)Math.Min(Batch, count - first)).Select(i => first + i);
                Compare([.. numbers.Select(n => (n, machine(n)))], worker);
                progress(Math.Min(Batch, count - first));
                return worker;
            },
            worker =>
            {
                worker.Dispose();
                tallies.Add(worker.Tally);
            });
        return new ConformanceResult(
            tallies.Sum(t => t.Compared),
            tallies.Sum(t => t.Aborted),
            tallies.Sum(t => t.NotComparable),
            [.. tallies.SelectMany(t => t.Differences).OrderBy(d => d.Number).Take(ConformanceResult.MostDifferences)])
        {
            NotRead = tallies.Sum(t => t.NotRead),
            OtherThanModel = tallies.Sum(t => t.OtherThanModel),
            Unread = tallies.Select(t => t.Unread).OfType<(long Number, MachineOutcome.Unsupported What)>()
                .OrderBy(one => one.Number).Select(one => $"{one.What.Site}: {one.What.Construct}").FirstOrDefault(),
        };
    }

    /// <summary>The difference on one machine; null where there is none.</summary>
    public ConformanceDifference? On(MachineDescription machine)
    {
        using var worker = new Worker(compiled);
        Compare([(0, machine)], worker);
        return worker.Tally.Differences.SingleOrDefault();
    }

    private void Compare(IReadOnlyList<(long Number, MachineDescription Machine)> machines, Worker worker)
    {
        var traces = worker.Compiled.Run([.. machines.Select(m => m.Machine)]);
        foreach (var ((number, machine), trace) in machines.Zip(traces))
        {
            worker.Tally.Add(Compare(number, machine, trace, worker.Tally));
        }
    }

    /// <summary>The first that differs from the compiled code. What is not read may still be what the model says.</summary>
    private ConformanceDifference? Compare(long number, MachineDescription machine, RunTrace trace, Tally tally)
    {
        MachineOutcome.Unsupported? unread = null;
        var interpreted = HasShapeOfItsOwn(machine) ? null : RunTrace.Beside(trace, machine, read, out unread);
        if (interpreted is null)
        {
            tally.Add(number, unread);
        }
        else
        {
            tally.Compared++;
            tally.Aborted += trace.IsAborted ? 1 : 0;
            if (!trace.Equals(interpreted))
            {
                return new ConformanceDifference(number, machine, read.Name, trace, interpreted);
            }
        }

        if (model is null || (interpreted is null && unread is null)
            || RunTrace.Beside(trace, machine, model, out _) is var modelled && trace.Equals(modelled))
        {
            return null;
        }

        tally.OtherThanModel += ModelIsGuessed ? 1 : 0;
        return ModelIsGuessed ? null : new ConformanceDifference(number, machine, model.Name, trace, modelled);
    }

    /// <summary>
    /// By another order than the model's what a search finds may depend on how GLib balances its tree.
    /// </summary>
    private bool HasShapeOfItsOwn(MachineDescription machine) =>
        machine.Mappings.Count > IovaTree.MostWithoutBalance && !ReferenceEquals(read.Order, OverlapOrder.Instance);

    /// <summary>A thread's own process, and what it has found.</summary>
    private sealed class Worker(CompiledTree tree) : IDisposable
    {
        public CompiledUnmap Compiled { get; } = tree.Start();

        public Tally Tally { get; } = new();

        public void Dispose() => Compiled.Dispose();
    }

    private sealed class Tally
    {
        private readonly List<ConformanceDifference> differences = [];

        public long Compared { get; set; }

        public long Aborted { get; set; }

        public long NotComparable { get; private set; }

        public long OtherThanModel { get; set; }

        public long NotRead { get; private set; }

        /// <summary>Of the machine with the lowest number of those that met something.</summary>
        public (long Number, MachineOutcome.Unsupported What)? Unread { get; private set; }

        public IReadOnlyList<ConformanceDifference> Differences => differences;

        public void Add(long number, MachineOutcome.Unsupported? unread)
        {
            NotComparable++;
            if (unread is not null)
            {
                NotRead++;
                Unread = Unread is { } known && known.Number < number ? known : (number, unread);
            }
        }

        public void Add(ConformanceDifference? difference)
        {
            if (difference is not null && differences.Count < ConformanceResult.MostDifferences)
            {
                differences.Add(difference);
            }
        }
    }
}
