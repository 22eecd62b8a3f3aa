using VtdVerify.Specs.Observation;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// What becomes of the other notifier. Its own unmap comes next and runs the same code, on a tree from which mappings are gone. Where that
/// unmap may search the tree, nothing is expected of it but what this one told the other notifier already. Where it cannot, it does what it
/// would do on the full tree, and <see cref="Guarantees.NotifiersIndependent"/> claims of such an unmap that it serves its notifier.
/// </summary>
internal static class OtherNotifier
{
    /// <summary>The paths, with whether the other notifier is served.</summary>
    public static IReadOnlyList<PathRecord> Seen(
        TermPool pool, IReadOnlyList<PathRecord> paths, Surroundings<SymbolicWord, SymbolicTruth> machine)
    {
        var ways = paths.Select(p => p.WayToSearch).OfType<Term>().Distinct();
        var maySearch = new SymbolicTruth(new TermSubstitution(v => OfOther(pool, v, machine)).Of(TermBuilder.Any(ways)));
        return [.. paths.Select(p => p.Run.Returned
            ? p with { Run = p.Run with { OtherIsServed = p.Run.Ghost.OtherTold | SymbolicTruth.Of(!p.LeavesState) & !maySearch } }
            : p)];
    }

    /// <summary>A variable of an unmap as the other notifier's unmap has it: the machine is the same, all else is its own.</summary>
    private static Term OfOther(TermPool pool, Term variable, Surroundings<SymbolicWord, SymbolicTruth> machine)
    {
        var (notifier, other) = (machine.Notifier, machine.Other);
        return variable.Equals(notifier.Scope.First.Term) ? other.Scope.First.Term
            : variable.Equals(notifier.Scope.Last.Term) ? other.Scope.Last.Term
            : variable.Equals(notifier.Flags.Term) ? other.Flags.Term
            : variable.Equals(machine.AddressWidth.Term) || variable.Equals(machine.GlobalDirtyTracking.Term)
                || variable.Equals(machine.MigrationIsRunning.Term) || variable.Equals(machine.Crops.Term)
                ? variable
            : variable.IsTruth ? pool.TruthVariable($"other unmap: {variable.Name}")
            : pool.Variable($"other unmap: {variable.Name}", variable.Width);
    }
}
