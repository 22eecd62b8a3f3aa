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
    private readonly ConcurrentDictionary<MachineRun, Shown> judged = new(SameHappenings.Instance);
    private readonly Lazy<IReadOnlySet<string>?> broken;

    /// <summary>One on which the code that is to be mended is run once a candidate breaks something there.</summary>
    public TriedMachine(MachineDescription machine, ISubject original)
    {
        this.machine = machine;
        broken = new(() => ShownBy(original)?.Broken);
    }

    /// <summary>One on which that code has been run.</summary>
    public TriedMachine(PoolRun original)
    {
        machine = original.Machine;
        broken = new(() => original.Run.Outcome is MachineOutcome.Returned
            ? original.Broken.Select(obligation => GuaranteeOf[obligation]).ToHashSet()
            : null);
    }

    /// <summary>The guarantees that the original breaks; null where its run does not return: then it shows nothing of the others.</summary>
    public IReadOnlySet<string>? Broken => broken.Value;

    /// <summary>What a subject's run shows; null where it does not return.</summary>
    public Shown? ShownBy(ISubject subject)
    {
        var run = ConcreteRuns.Of(new WatchedSubject(subject), machine, Fuel.For(machine));
        return run.Outcome is MachineOutcome.Returned ? judged.GetOrAdd(run, Judge) : null;
    }

    private Shown Judge(MachineRun run)
    {
        var judgement = RunJudge.Judge(machine, run, GuaranteeCatalog.All);
        return new Shown(
            judgement.Broken.Select(claim => GuaranteeOf[claim.Obligation]).ToHashSet(),
            judgement.Relevant.Select(obligation => GuaranteeOf[obligation]).ToHashSet());
    }
}

/// <summary>What a run shows of guarantees.</summary>
/// <param name="Broken">Those that it breaks.</param>
/// <param name="Relevant">Those that apply to it: a guarantee that applies to no run of a candidate is not won, but avoided.</param>
internal sealed record Shown(IReadOnlySet<string> Broken, IReadOnlySet<string> Relevant);
