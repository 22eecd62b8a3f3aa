using VtdVerify.Specs.Observation;
using VtdVerify.Specs.Proof.Loops;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// What becomes of the other notifier. Its own unmap comes next and runs the same code, on a tree from which mappings are gone. Where that
/// unmap may search the tree before it has covered an address, nothing is expected of it but what this one told the other notifier already.
/// Else it does, up to there, what it would do on the full tree; that one which never searches serves its notifier is a claim of its own,
/// which the proof rests on (<see cref="Guarantees.Obligation.RestsOn"/>).
/// </summary>
internal static class OtherNotifier
{
    /// <summary>The paths, with whether the other notifier is served.</summary>
    public static IReadOnlyList<PathRecord> Seen(
        TermPool pool, IReadOnlyList<PathRecord> paths, Surroundings<SymbolicWord, SymbolicTruth> machine)
    {
        var ways = paths.Select(p => p.WayToSearch).OfType<Term>().Distinct();
        var ghost = paths[0].Run.Ghost;
        Term[] shared =
        [
            machine.AddressWidth.Term, machine.GlobalDirtyTracking.Term, machine.MigrationIsRunning.Term, machine.Crops.Term,
            ghost.Address.Term, ghost.Mapping.Iova.Term, ghost.Mapping.Size.Term, ghost.Mapping.TranslatedAddress.Term,
        ];
        var substitution = new TermSubstitution(v => shared.Contains(v) || IsSwitch(v) ? v : OfOther(pool, v, machine));
        var maySearch = new SymbolicTruth(substitution.Of(TermBuilder.Any(ways)));
        return [.. paths.Select(p => p.Run.Returned
            ? p with { Run = p.Run with { OtherIsServed = p.Run.Ghost.OtherTold | SymbolicTruth.Of(!p.LeavesState) & !maySearch } }
            : p)];
    }

    /// <summary>What was shown of every unmap and is assumed of every machine holds of this one, too.</summary>
    private static bool IsSwitch(Term variable) =>
        variable.Name!.StartsWith(ArbitraryTurn.SelectorPrefix, StringComparison.Ordinal)
        || variable.Name.StartsWith(Switches.Prefix, StringComparison.Ordinal);

    /// <summary>A variable of an unmap as the other notifier's unmap has it: the machine is the same, all else is its own.</summary>
    private static Term OfOther(TermPool pool, Term variable, Surroundings<SymbolicWord, SymbolicTruth> machine)
    {
        var (notifier, other) = (machine.Notifier, machine.Other);
        return variable.Equals(notifier.Scope.First.Term) ? other.Scope.First.Term
            : variable.Equals(notifier.Scope.Last.Term) ? other.Scope.Last.Term
            : variable.Equals(notifier.Flags.Term) ? other.Flags.Term
            : variable.IsTruth ? pool.TruthVariable($"other unmap: {variable.Name}")
            : pool.Variable($"other unmap: {variable.Name}", variable.Width);
    }
}
