using VtdVerify.Features.Running;
using VtdVerify.Model;
using VtdVerify.Specs.Pool;
using VtdVerify.Subjects;

namespace VtdVerify.Repair.Searching;

/// <summary>What the code that is to be mended does, whatever is proved of it.</summary>
public sealed class OriginalRuns
{
    /// <summary>Runs the scenarios.</summary>
    /// <param name="pool">What the subject does on the pool.</param>
    public OriginalRuns(ISubject subject, IReadOnlyList<PoolRun> pool)
    {
        (Subject, Pool) = (subject, pool);
        Outcomes = Scenarios.With(all => all.Select(scenario => scenario.RunFor(subject, ConcreteExecution.DefaultFuel)).ToList());
    }

    /// <summary>Runs all that mends rest on.</summary>
    public static OriginalRuns Of(ISubject subject) => new(subject, PoolRuns.Of(subject));

    internal ISubject Subject { get; }

    internal IReadOnlyList<PoolRun> Pool { get; }

    internal ScenarioSets Scenarios { get; } = new();

    /// <summary>The outcome of each scenario, in their order.</summary>
    internal IReadOnlyList<CompiledOutcome> Outcomes { get; }
}
