using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Trees;

/// <summary>
/// Why a lookup finds a mapping that compares equal whenever there is one. The tree holds disjoint mappings in the order of their
/// addresses, as the comparison puts them there; and along them the comparison with a key never rises, whatever the key is. So what
/// compares equal lies together, with nodes before it that send the search right and nodes behind it that send it left, and a search
/// that goes where it is sent cannot pass it by in any tree that is sorted.
/// </summary>
internal static class SearchLemma
{
    /// <summary>
    /// Whether some key compares lower with one mapping than with another one behind it, or two disjoint mappings are not put in the
    /// order of their addresses, or a mapping does not equal itself, so that a removal misses it: there must be none.
    /// </summary>
    public static Query Of(ITreeOrder order)
    {
        var misleading = Explorer.Explore(new TermPool(), path =>
        {
            var execution = new ComparingPath(path);
            var (key, before, behind) = (Range(path, "key"), Range(path, "before"), Range(path, "behind"));
            path.Assume((before.First <= before.Last) & (before.Last < behind.First) & (behind.First <= behind.Last));
            var misleads = order.Compare(execution, before, before) != Placement.Overlaps
                || order.Compare(execution, before, behind) != Placement.Below
                || order.Compare(execution, behind, before) != Placement.Above
                || order.Compare(execution, key, before) < order.Compare(execution, key, behind);
            return misleads ? TermBuilder.All(path.Conditions) : TermBuilder.False;
        });
        return new Query(
            "lookup/comparison-never-rises",
            "A mapping equals itself, disjoint mappings are put in the order of their addresses, and along them the comparison with a key "
            + "never rises, so that a search finds what compares equal.",
            [],
            [TermBuilder.Any(misleading)],
            IsSatisfiable: false);
    }

    /// <summary>Whether the solver agrees that there is none.</summary>
    public static bool Holds(Query lemma, ISolver solver)
    {
        using var session = solver.Begin(lemma.Shared);
        return session.Check(lemma.Own) is SolverAnswer.Unsatisfiable;
    }

    private static IovaRange<SymbolicWord> Range(SymbolicPath path, string name) =>
        new(path.Fresh($"{name}.first", 64), path.Fresh($"{name}.last", 64));
}
