using VtdVerify.Model;
using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>One symbolic path through a subject.</summary>
/// <param name="Condition">What must be true for the path to be taken, the invariants that it assumes included.</param>
/// <param name="Others">The mappings besides the ghost that the tree held when the unmap began.</param>
/// <param name="GhostIsFirst">As <see cref="Trees.SymbolicTree.GhostIsFirst"/>.</param>
/// <param name="Loops">The loops that the path came to.</param>
internal sealed record PathRecord(
    Run<SymbolicWord, SymbolicTruth> Run,
    Term Condition,
    IReadOnlyList<DmaMap<SymbolicWord>> Others,
    bool? GhostIsFirst,
    IReadOnlyList<InvariantCheck> Checks,
    IReadOnlySet<string> Loops)
{
    /// <summary>The values that the path met of which nothing is known, by name.</summary>
    public required IReadOnlyDictionary<string, SymbolicWord> Unknowns { get; init; }

    /// <summary>As of <see cref="SymbolicMachine.IsFirstUnmap"/>.</summary>
    public required Term IsFirstUnmap { get; init; }

    /// <summary>As of <see cref="SymbolicMachine.WayToSearch"/>.</summary>
    public required Term? WayToSearch { get; init; }

    /// <summary>Whether the code read the address space's list of notifiers, which may be longer than the machine's.</summary>
    public required bool GoesThroughNotifiers { get; init; }

    /// <summary>Whether the unmap left a trace in the code's own state, which the next one may go by.</summary>
    public required bool LeavesState { get; init; }
}

/// <summary>That a candidate holds at the head of a loop, or after one turn of it.</summary>
/// <param name="Selector">The truth variable that switches the candidate on, wherever it is assumed.</param>
internal sealed record InvariantCheck(Term Selector, Term Condition, Term Claim)
{
    public Term IsBroken => TermBuilder.And(Condition, TermBuilder.Not(Claim));
}

/// <summary>All paths through a subject, over one pool of terms.</summary>
internal sealed record Exploration(TermPool Pool, IReadOnlyList<PathRecord> Paths, Surroundings<SymbolicWord, SymbolicTruth> Machine)
{
    public IReadOnlyList<InvariantCheck> Checks => [.. Paths.SelectMany(p => p.Checks).Distinct()];

    public IReadOnlySet<string> Loops => Paths.SelectMany(p => p.Loops).ToHashSet();
}
