using VtdVerify.Features.Running;
using VtdVerify.Model;
using VtdVerify.Specs;
using VtdVerify.Specs.Assumptions;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Specs.Proof;
using VtdVerify.Subjects;

namespace VtdVerify.Mutation.Running;

/// <summary>
/// The unmutated subject, judged first. Only a guarantee that it meets, by proof and by every scenario, can kill a mutant: of one that
/// it breaks already nobody could say what broke it.
/// </summary>
public sealed class Baseline
{
    private Baseline(IReadOnlyList<GuaranteeStanding> guarantees, IReadOnlyList<int> scenarioOrder)
    {
        Guarantees = guarantees;
        ScenarioOrder = scenarioOrder;
    }

    /// <summary>Every guarantee that was asked for, and whether it counts.</summary>
    public IReadOnlyList<GuaranteeStanding> Guarantees { get; }

    /// <summary>The guarantees that count.</summary>
    public IReadOnlyList<IGuarantee> Held => [.. Guarantees.Where(standing => standing.Holds).Select(standing => standing.Guarantee)];

    /// <summary>How many scenarios there are that may kill.</summary>
    public int ScenarioCount => ScenarioOrder.Count;

    /// <summary>The scenarios that may kill, as indexes into all of them, in the order in which they are tried.</summary>
    internal IReadOnlyList<int> ScenarioOrder { get; }

    /// <summary>Judges the subject by the guarantees given.</summary>
    public static Baseline Of(ISubject subject, IReadOnlyList<IGuarantee> guarantees, Prover prover)
    {
        var proofs = prover.Prove(subject, guarantees);
        var scenarios = CompiledScenario.All();
        var outcomes = scenarios.Select(scenario => scenario.RunFor(subject, ConcreteExecution.DefaultFuel)).ToList();
        var standings = guarantees.Select(guarantee => Standing(guarantee, proofs, scenarios, outcomes)).ToList();
        var held = standings.Where(standing => standing.Holds).Select(standing => standing.Guarantee.Id).ToHashSet(StringComparer.Ordinal);
        var counting = Enumerable.Range(0, scenarios.Count)
            .Where(i => scenarios[i].GuaranteeIds.All(held.Contains) && outcomes[i].Passed);
        return new Baseline(standings, [.. counting]);
    }

    /// <summary>The same with the scenarios in another order.</summary>
    internal Baseline InOrder(IReadOnlyList<int> places) => new(Guarantees, [.. places.Select(place => ScenarioOrder[place])]);

    private static GuaranteeStanding Standing(
        IGuarantee guarantee,
        IReadOnlyList<ObligationResult> proofs,
        IReadOnlyList<CompiledScenario> scenarios,
        IReadOnlyList<CompiledOutcome> outcomes)
    {
        var unproved = proofs.FirstOrDefault(
            proof => proof.Guarantee.Id == guarantee.Id && proof.ScopeClass == ScopeClass.Every && proof.Verdict is not Verdict.Proved);
        if (unproved is not null)
        {
            return new GuaranteeStanding(guarantee, false, $"{unproved.Obligation.Id} is {Name(unproved.Verdict)} for the original");
        }

        var failing = Enumerable.Range(0, scenarios.Count)
            .FirstOrDefault(i => !outcomes[i].Passed && outcomes[i].CountsFor.Contains(guarantee.Id), -1);
        return failing < 0
            ? new GuaranteeStanding(guarantee, true, null)
            : new GuaranteeStanding(guarantee, false, $"the original fails {scenarios[failing].Name}");
    }

    private static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Refuted => "refuted",
        Verdict.ProvedToBound bounded => FormattableString.Invariant($"proved to {bounded.Bound} turns only"),
        Verdict.Unsupported unsupported => $"not decided ({unsupported.Construct})",
        Verdict.Vacuous => "vacuous",
        _ => "not decided",
    };
}

/// <summary>Whether a guarantee may kill.</summary>
/// <param name="Reason">Why it may not; null where it may.</param>
public sealed record GuaranteeStanding(IGuarantee Guarantee, bool Holds, string? Reason);
