using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// Paths that share no loop share no invariant either: the tracked path and the plain one are two questions, each far smaller than
/// both together. What holds on every family holds on all paths.
/// </summary>
internal static class PathFamilies
{
    /// <summary>The explorations of the families, in the order of their first paths.</summary>
    public static IReadOnlyList<Exploration> Of(Exploration exploration)
    {
        var families = new List<(HashSet<Term> Invariants, List<PathRecord> Paths)>();
        foreach (var path in exploration.Paths)
        {
            var invariants = TermGraph.Variables([path.Condition]).Where(IsSelector).ToHashSet();
            var related = families.Where(f => f.Invariants.Overlaps(invariants) || f.Invariants.Count + invariants.Count == 0).ToList();
            var merged = (Invariants: invariants, Paths: related.SelectMany(f => f.Paths).Append(path).ToList());
            merged.Invariants.UnionWith(related.SelectMany(f => f.Invariants));
            families.RemoveAll(related.Contains);
            families.Add(merged);
        }

        return [.. families.Select(f => exploration with { Paths = f.Paths })];
    }

    private static bool IsSelector(Term variable) =>
        variable.Name!.StartsWith(ArbitraryTurn.SelectorPrefix, StringComparison.Ordinal);
}
