using VtdVerify.Mutation.Mutants;

namespace VtdVerify.Mutation.Running;

/// <summary>What became of one mutant, and how it is known.</summary>
/// <param name="Reason">One sentence: what killed it, why it is equivalent, why it could not be judged.</param>
public sealed record MutantResult(Mutant Mutant, MutantStatus Status, string Reason)
{
    /// <summary>The scenario or obligation that decided a killed mutant; null for any other.</summary>
    public Killer? KilledBy { get; init; }

    /// <summary>A machine on which it does something else than the original; null where none was found.</summary>
    public Difference? Difference { get; init; }

    /// <summary>The guarantees whose scenarios kill it, by id.</summary>
    public IReadOnlyList<string> KillingScenarioGuarantees { get; init; } = [];

    /// <summary>The guarantees whose obligations kill it, by id, as far as they were asked.</summary>
    public IReadOnlyList<string> KillingObligationGuarantees { get; init; } = [];

    /// <summary>All guarantees that kill it, one way or the other.</summary>
    public IEnumerable<string> KillingGuarantees => KillingScenarioGuarantees.Union(KillingObligationGuarantees);
}

/// <summary>What killed a mutant.</summary>
/// <param name="Id">The scenario's place and name, or the obligation's id.</param>
public sealed record Killer(KillerKind Kind, string Id, IReadOnlyList<string> GuaranteeIds);

/// <summary>The two kinds of witnesses that can kill.</summary>
public enum KillerKind
{
    Scenario,
    Obligation,
}
