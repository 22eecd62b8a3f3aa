using VtdVerify.Model;
using VtdVerify.Mutation.Running;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;

namespace VtdVerify.Repair.Searching;

/// <summary>What holds of the code that is to be mended, and the machines that show what does not.</summary>
public sealed class Original
{
    private readonly Lazy<IReadOnlyList<TriedMachine>> moreMachines;

    private Original(
        IReadOnlySet<string> held,
        IReadOnlySet<string> refuted,
        IReadOnlySet<int> passed,
        IReadOnlyList<TriedMachine> machines,
        Func<IReadOnlyList<TriedMachine>> more,
        ScenarioSets scenarios)
    {
        (Held, Refuted, Passed, Machines, Scenarios) = (held, refuted, passed, machines, scenarios);
        moreMachines = new Lazy<IReadOnlyList<TriedMachine>>(more);
    }

    /// <summary>The guarantees that are proved for every class of scopes and that no scenario breaks: none may be lost.</summary>
    public IReadOnlySet<string> Held { get; }

    /// <summary>The guarantees with a refuted obligation: what a candidate may win.</summary>
    public IReadOnlySet<string> Refuted { get; }

    /// <summary>The scenarios that it passes, by their place among all of them.</summary>
    internal IReadOnlySet<int> Passed { get; }

    /// <summary>
    /// The machines of the counterexamples, then those that every proof is put to, each with the guarantees that the code breaks there.
    /// </summary>
    internal IReadOnlyList<TriedMachine> Machines { get; }

    /// <summary>The others of the whole pool: many, for candidates that are worth it.</summary>
    internal IReadOnlyList<TriedMachine> MoreMachines => moreMachines.Value;

    internal ScenarioSets Scenarios { get; }

    /// <summary>Reads it off the proofs.</summary>
    /// <param name="runs">Of the same subject.</param>
    /// <param name="proofs">Of all guarantees of the subject.</param>
    public static Original Of(OriginalRuns runs, IReadOnlyList<ObligationResult> proofs)
    {
        var (subject, outcomes) = (runs.Subject, runs.Outcomes);
        var failed = outcomes.Where(outcome => !outcome.Passed).SelectMany(outcome => outcome.CountsFor);
        var unproved = proofs.Where(proof => proof.Verdict is not Verdict.Proved).Select(proof => proof.Guarantee.Id);
        var open = unproved.Concat(failed).ToHashSet();
        var refuted = proofs.Where(proof => proof.Verdict is Verdict.Refuted).ToList();
        var shown = refuted.Select(proof => ((Verdict.Refuted)proof.Verdict).Counterexample.Machine).Distinct().ToList();
        var pool = runs.Pool.Where(run => !shown.Contains(run.Machine)).ToList();
        return new Original(
            GuaranteeCatalog.All.Select(guarantee => guarantee.Id).Where(id => !open.Contains(id)).ToHashSet(),
            refuted.Select(proof => proof.Guarantee.Id).ToHashSet(),
            Enumerable.Range(0, outcomes.Count).Where(index => outcomes[index].Passed).ToHashSet(),
            [.. shown.Select(Tried), .. pool.Select(run => new TriedMachine(run))],
            () => [.. MachinePool.All.Where(OfItsRule).Except(shown.Concat(pool.Select(run => run.Machine))).Select(Tried)],
            runs.Scenarios);

        // A tree has one notify rule. Candidates are read from the patch alone, and would go by that of the machine.
        bool OfItsRule(MachineDescription machine) => subject.RuleOn(machine) == machine.NotifyRule;

        TriedMachine Tried(MachineDescription machine) => new(machine, subject);
    }
}
