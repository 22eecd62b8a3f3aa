using VtdVerify.Model;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Pool;
using VtdVerify.Subjects;

namespace VtdVerify.Mutation.Running;

/// <summary>Runs mutants beside the original on the machines of the pool.</summary>
internal sealed class MutantComparison(ISubject original, Baseline baseline)
{
    // Enough to see which guarantees are broken; each costs a few hundred observations.
    private const int MostJudged = 12;

    private readonly IReadOnlyList<(MachineDescription Machine, MachineRun Run)> expected =
        [.. MachinePool.All.Select(machine => (machine, ConcreteRuns.Of(original, machine)))];

    /// <summary>The machines on which a subject does something else than the original, in the order of the pool.</summary>
    public IReadOnlyList<DifferingRun> Differing(ISubject subject) =>
        [.. expected.Select(known => Compare(subject, known.Machine, known.Run)).OfType<DifferingRun>()];

    /// <summary>The one machine, where the subject does something else there; otherwise none.</summary>
    public IReadOnlyList<DifferingRun> On(ISubject subject, MachineDescription machine) =>
        Compare(subject, machine, ConcreteRuns.Of(original, machine)) is { } differing ? [differing] : [];

    /// <summary>The first obligation of a guarantee that counts which one of the runs breaks.</summary>
    public BrokenClaim? FirstBroken(IReadOnlyList<DifferingRun> differing) => differing
        .SelectMany(run => Broken(run).Take(1))
        .FirstOrDefault();

    /// <summary>The guarantees that the first runs break, by id.</summary>
    public IReadOnlyList<string> BrokenGuarantees(IReadOnlyList<DifferingRun> differing) =>
        [.. differing.Take(MostJudged).SelectMany(Broken).Select(broken => broken.Guarantee.Id).Distinct().Order(StringComparer.Ordinal)];

    public static Difference Show(DifferingRun differing)
    {
        var (before, after) = Behaviour.FirstDifference(differing.Original, differing.Mutated)!.Value;
        return new Difference(differing.Machine, before, after, ScenarioText.Of(differing.Machine, differing.Original));
    }

    private static DifferingRun? Compare(ISubject subject, MachineDescription machine, MachineRun known)
    {
        var run = Run(new WatchedSubject(subject), machine);
        return run.Outcome is MachineOutcome.Unsupported || Behaviour.Same(known, run)
            ? null
            : new DifferingRun(machine, known, run) { IsEndless = new Lazy<bool>(() => IsEndless(subject, machine)) };
    }

    private static MachineRun Run(ISubject subject, MachineDescription machine) =>
        subject.Run(machine, [0], Fuel.For(machine));

    /// <summary>A turn leaves everything as it was, and the run, unless it is stopped there, spends its fuel.</summary>
    private static bool IsEndless(ISubject subject, MachineDescription machine)
    {
        var watched = new WatchedSubject(subject);
        Run(watched, machine);
        return watched.HasIdled && Run(subject, machine).Outcome is MachineOutcome.OutOfFuel;
    }

    private IEnumerable<BrokenClaim> Broken(DifferingRun differing)
    {
        if (differing.Mutated.Outcome is MachineOutcome.OutOfFuel)
        {
            // That a run spent its fuel proves nothing, a turn without progress does: of other runs the obligations say whether they end.
            return differing.IsEndless.Value ? Broken(differing, [.. baseline.Held.OfType<Terminates>()]) : [];
        }

        if (differing.Mutated.Outcome is MachineOutcome.Undefined(var rule, _))
        {
            return baseline.Held.Select(guarantee => new BrokenClaim(
                guarantee, guarantee.Obligations[0], differing.Machine, $"the run breaks a rule of C ({rule})"));
        }

        return Broken(differing, baseline.Held);
    }

    /// <summary>One of each guarantee, in their order.</summary>
    private static IEnumerable<BrokenClaim> Broken(DifferingRun differing, IReadOnlyList<IGuarantee> guarantees)
    {
        var broken = RunJudge.Broken(differing.Machine, differing.Mutated, guarantees).Select(claim => claim.Obligation).ToHashSet();
        return guarantees
            .Select(guarantee => (Guarantee: guarantee, Obligation: guarantee.Obligations.FirstOrDefault(broken.Contains)))
            .Where(found => found.Obligation is not null)
            .Select(found => new BrokenClaim(found.Guarantee, found.Obligation!, differing.Machine, found.Obligation!.Happened));
    }
}

/// <summary>A machine with the two runs on it that differ.</summary>
internal sealed record DifferingRun(MachineDescription Machine, MachineRun Original, MachineRun Mutated)
{
    /// <summary>Of a run that was stopped: whether it is shown that it would not have ended.</summary>
    public required Lazy<bool> IsEndless { get; init; }
}

/// <summary>An obligation that a mutant breaks on a machine.</summary>
internal sealed record BrokenClaim(IGuarantee Guarantee, Obligation Obligation, MachineDescription Machine, string Happened)
{
    public MutantResult ToResult(Mutant mutant) => new(mutant, MutantStatus.Killed, Happened)
    {
        KilledBy = new Killer(KillerKind.Obligation, Obligation.Id, [Guarantee.Id]),
    };
}
