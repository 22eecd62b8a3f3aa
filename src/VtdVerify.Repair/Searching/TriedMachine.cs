using System.Collections.Concurrent;
using VtdVerify.Model;
using VtdVerify.Mutation.Running;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Pool;
using VtdVerify.Subjects;

namespace VtdVerify.Repair.Searching;

/// <summary>A machine on which candidates are run. Most of them do the same there, and each thing that they do is judged once.</summary>
internal sealed class TriedMachine
{
    private static readonly IReadOnlyDictionary<Obligation, string> GuaranteeOf = GuaranteeCatalog.All
        .SelectMany(guarantee => guarantee.Obligations, (guarantee, obligation) => (guarantee.Id, Obligation: obligation))
        .ToDictionary(pair => pair.Obligation, pair => pair.Id);

    private readonly MachineDescription machine;
    private readonly ConcurrentDictionary<MachineRun, IReadOnlySet<string>> judged = new(SameHappenings.Instance);

    /// <summary>Runs the code that is to be mended on it.</summary>
    public TriedMachine(MachineDescription machine, ISubject original)
    {
        this.machine = machine;
        Broken = BrokenBy(original);
    }

    /// <summary>One on which that code has been run.</summary>
    public TriedMachine(PoolRun original)
    {
        machine = original.Machine;
        Broken = original.Run.Outcome is MachineOutcome.Returned
            ? judged.GetOrAdd(original.Run, original.Broken.Select(obligation => GuaranteeOf[obligation]).ToHashSet())
            : null;
    }

    /// <summary>The guarantees that the original breaks; null where its run does not return: then it shows nothing of the others.</summary>
    public IReadOnlySet<string>? Broken { get; }

    /// <summary>The guarantees that a subject breaks; null where its run does not return.</summary>
    public IReadOnlySet<string>? BrokenBy(ISubject subject)
    {
        var run = ConcreteRuns.Of(new WatchedSubject(subject), machine, Fuel.For(machine));
        return run.Outcome is MachineOutcome.Returned ? judged.GetOrAdd(run, Judge) : null;
    }

    private IReadOnlySet<string> Judge(MachineRun run) =>
        RunJudge.Broken(machine, run, GuaranteeCatalog.All).Select(claim => GuaranteeOf[claim.Obligation]).ToHashSet();
}
