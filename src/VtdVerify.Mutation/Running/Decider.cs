using VtdVerify.Model;
using VtdVerify.Mutation.Equivalence;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;
using VtdVerify.Terms;

namespace VtdVerify.Mutation.Running;

/// <summary>
/// Decides mutants that no scenario kills: by the machines of the pool, by a proof that it does what the original does, by the
/// obligations. Belongs to one thread at a time.
/// </summary>
/// <param name="comparison">Of the target's original; any number of deciders may share it.</param>
internal sealed class Decider(MutationTarget target, Baseline baseline, MutantComparison comparison, Func<ISolver> newSolver)
{
    private readonly EquivalenceProver equivalence = new(target.Original, newSolver);

    public MutantResult Decide(OpenMutant open)
    {
        var (mutant, subject) = (open.Mutant, open.Subject!);
        var differing = comparison.Differing(subject);
        if (comparison.FirstBroken(differing) is { } broken)
        {
            return broken.ToResult(mutant) with { KillingObligationGuarantees = comparison.BrokenGuarantees(differing) };
        }

        return open.Stopped switch
        {
            MachineOutcome.OutOfFuel { Site: var site } => Refute(mutant, subject, isStopped: true)
                ?? new MutantResult(mutant, MutantStatus.Timeout, $"the loop at {site} does not end within its turns"),
            MachineOutcome.Unsupported(var construct, var site) =>
                new MutantResult(mutant, MutantStatus.Unsupported, $"{site}: {construct}"),
            _ => Prove(mutant, subject, differing),
        };
    }

    private MutantResult Prove(Mutant mutant, CSubject subject, IReadOnlyList<DifferingRun> differing)
    {
        var proof = differing.Count > 0 ? null : equivalence.Prove(subject);
        if (proof is { IsEquivalent: true })
        {
            return new MutantResult(mutant, MutantStatus.Equivalent, proof.Reason);
        }

        // What the comparison of the two found need not be in the pool.
        var found = differing.Count > 0 || proof?.Machine is not { } machine ? differing : comparison.On(subject, machine);
        if (comparison.FirstBroken(found) is { } broken)
        {
            return broken.ToResult(mutant) with { KillingObligationGuarantees = comparison.BrokenGuarantees(found) };
        }

        return Refute(mutant, subject) ?? Survived(mutant, found, proof);
    }

    /// <summary>
    /// The mutant as killed by an obligation that the prover refutes; null where it refutes none. Of a mutant that was stopped the
    /// guarantee that it ends is asked alone: what others say, they say of its return.
    /// </summary>
    private MutantResult? Refute(Mutant mutant, CSubject subject, bool isStopped = false)
    {
        var asked = isStopped ? baseline.Held.Where(guarantee => guarantee is Terminates).ToList() : baseline.Held;
        var refuted = asked.Count == 0
            ? []
            : new Prover(newSolver).Prove(subject, asked).Where(result => result.Verdict is Verdict.Refuted).ToList();
        return refuted is [var first, ..]
            ? new MutantResult(mutant, MutantStatus.Killed, first.Obligation.Happened)
            {
                KilledBy = new Killer(KillerKind.Obligation, first.Obligation.Id, [first.Guarantee.Id]),
                KillingObligationGuarantees =
                    [.. refuted.Select(result => result.Guarantee.Id).Distinct().Order(StringComparer.Ordinal)],
            }
            : null;
    }

    private static MutantResult Survived(Mutant mutant, IReadOnlyList<DifferingRun> differing, EquivalenceResult? proof) =>
        differing.MinBy(run => run.Machine.Mappings.Count) is { } smallest
        ? new MutantResult(mutant, MutantStatus.Survived, "no guarantee that counts tells it from the original")
        {
            Difference = MutantComparison.Show(smallest),
        }
        : new MutantResult(mutant, MutantStatus.Survived, $"undecided: {proof?.Reason}");
}
