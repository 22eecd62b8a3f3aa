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
        var families = new List<(HashSet<string> Loops, List<PathRecord> Paths)>();
        foreach (var path in exploration.Paths)
        {
            var related = families.Where(f => AreRelated(f.Loops, path.Loops)).ToList();
            var merged = (Loops: path.Loops.ToHashSet(), Paths: related.SelectMany(f => f.Paths).Append(path).ToList());
            merged.Loops.UnionWith(related.SelectMany(f => f.Loops));
            families.RemoveAll(related.Contains);
            families.Add(merged);
        }

        return [.. families.Select(f => exploration with { Paths = f.Paths })];
    }

    /// <summary>The paths of another exploration of the same subject that belong to a family.</summary>
    /// <param name="loops">The family's loops.</param>
    public static Exploration Within(Exploration exploration, IReadOnlySet<string> loops) =>
        exploration with { Paths = [.. exploration.Paths.Where(p => AreRelated(loops, p.Loops))] };

    private static bool AreRelated(IReadOnlySet<string> one, IReadOnlySet<string> other) =>
        one.Overlaps(other) || one.Count + other.Count == 0;
}
