using BenchmarkDotNet.Attributes;
using VtdVerify.Benchmarks.Tables;
using VtdVerify.Model;
using VtdVerify.Subjects;

namespace VtdVerify.Benchmarks.Running;

/// <summary>How a run of the sample patch on a concrete machine grows with the notifiers that are unmapped, one after the other.</summary>
public class RunByNotifiers
{
    private const int Runs = 500;

    private static readonly Length ScopeSize = Length.Parse("1G");

    private readonly CSubject subject = CSubject.Read("sample", "the sample patch", Inputs.Sample);
    private MachineDescription machine = new();

    [Params(1, 2, 4, 8)]
    public int Notifiers { get; set; }

    /// <summary>Each notifier has a scope of its own with three leaves in it.</summary>
    [GlobalSetup]
    public void Describe() => machine = new MachineDescription
    {
        DirtyTracking = DirtyTracking.Migration,
        MigrationIsRunning = true,
        Notifiers = [.. Scopes.Select(start => new NotifierDescription(start, start + ScopeSize.Inclusive))],
        Mappings = [.. Scopes.SelectMany(Leaves)],
    };

    [Benchmark]
    [Per<ConcreteRun>]
    public void Unmap()
    {
        for (var i = 0; i < Runs; i++)
        {
            Machine.RunAll(machine, subject.Unmap);
        }
    }

    private IEnumerable<Address> Scopes => Enumerable.Range(0, Notifiers).Select(i => new Address((ulong)i * (ulong)ScopeSize.Bytes));

    private static IEnumerable<MappingDescription> Leaves(Address start) =>
    [
        new(start, InclusiveSize.Of4K, new Address(0x1000)),
        new((start + InclusiveSize.Of2M).Next, InclusiveSize.Of2M, new Address(0x200000)),
        new(start.Plus((ulong)ScopeSize.Bytes / 2), InclusiveSize.Of4K, new Address(0x7000)),
    ];

    /// <summary>One run for all notifiers.</summary>
    public sealed class ConcreteRun : IItems
    {
        public static string Unit => "run";

        public static int Count => Runs;
    }
}
