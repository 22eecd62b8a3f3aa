using VtdVerify.Model;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Subjects;

namespace VtdVerify.Specs.Pool;

/// <summary>A run on a machine of the pool.</summary>
/// <param name="Broken">The obligations of the catalogue that it breaks; none where it did not return or abort.</param>
public sealed record PoolRun(MachineDescription Machine, MachineRun Run, IReadOnlySet<Obligation> Broken);

/// <summary>What a subject does on the machines of the pool. Proofs and mends are both put to it, so it is found out once.</summary>
public static class PoolRuns
{
    // Each mapping takes a turn, and a scope some dozen blocks; who takes more has not ended, and says nothing.
    private const long Fuel = 1024;

    /// <summary>The runs on those machines of the fixed pool that have the subject's notify rule.</summary>
    public static IReadOnlyList<PoolRun> Of(ISubject subject) =>
    [
        .. FixedPool.Of(subject.Viommu.Space)
            .Where(machine => subject.RuleOn(machine) == machine.NotifyRule)
            .Select(machine => (Machine: machine, Run: ConcreteRuns.WhereInserted(subject, machine, Fuel)))
            .Where(pair => pair.Run is not null)
            .Select(pair => new PoolRun(pair.Machine, pair.Run!, Broken(pair.Machine, pair.Run!))),
    ];

    private static HashSet<Obligation> Broken(MachineDescription machine, MachineRun run) => run.Outcome switch
    {
        MachineOutcome.OutOfFuel or MachineOutcome.Unsupported => [],
        MachineOutcome.Undefined => [.. GuaranteeCatalog.All.SelectMany(guarantee => guarantee.Obligations)],
        _ => [.. RunJudge.Broken(machine, run, GuaranteeCatalog.All).Select(claim => claim.Obligation)],
    };
}
