using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>How a search compares its key with a node.</summary>
internal delegate Placement Comparison(
    IExecution<SymbolicWord, SymbolicTruth> execution, IovaRange<SymbolicWord> key, IovaRange<SymbolicWord> node);

/// <summary>
/// Why a lookup finds a mapping that compares equal whenever there is one: along disjoint mappings the comparison with a key never
/// rises, whatever the key is. So what compares equal lies together, with nodes before it that send the search right and nodes
/// behind it that send it left, and a search that goes where it is sent cannot pass it by in any tree that is sorted.
/// </summary>
internal static class SearchLemma
{
    /// <summary>Whether some key compares lower with one mapping than with another one behind it: there must be none.</summary>
    public static Query Of(Comparison comparison)
    {
        var rising = Explorer.Explore(new TermPool(), path =>
        {
            var execution = new SymbolicMachine(path, new Unrolled(0));
            var (key, before, behind) = (Range(path, "key"), Range(path, "before"), Range(path, "behind"));
            path.Assume((before.First <= before.Last) & (before.Last < behind.First) & (behind.First <= behind.Last));
            return comparison(execution, key, before) < comparison(execution, key, behind)
                ? TermBuilder.All(path.Conditions)
                : TermBuilder.False;
        });
        return new Query(
            "lookup/comparison-never-rises",
            "Along disjoint mappings the comparison with a key never rises, so that a search finds what compares equal.",
            [],
            [TermBuilder.Any(rising)],
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
