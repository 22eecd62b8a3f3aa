using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// Houdini: starts from all candidates and drops every one that some state breaks, until what is left holds when each loop
/// begins and is kept by every turn. The result is the largest such set.
/// </summary>
internal static class InvariantSearch
{
    /// <summary>Terms that switch on the invariants and switch off the other candidates; null where the solver gave up.</summary>
    /// <param name="session">Holds the assumptions of the class.</param>
    /// <param name="reason">Why there is no result.</param>
    public static IReadOnlyList<Term>? Find(ISolverSession session, IReadOnlyList<InvariantCheck> checks, out string reason)
    {
        reason = string.Empty;
        var active = checks.ToList();
        var dropped = new HashSet<Term>();
        var selectors = checks.Select(c => c.Selector).Distinct().ToList();
        while (true)
        {
            var switches = selectors.Select(s => dropped.Contains(s) ? TermBuilder.Not(s) : s).ToList();
            var anyBroken = TermBuilder.Any(active.Select(c => c.IsBroken));
            switch (session.Check([.. switches, anyBroken]))
            {
                case SolverAnswer.Unsatisfiable:
                    return switches;
                case SolverAnswer.Unknown(var why):
                    reason = $"invariants: {why}";
                    return null;
                case SolverAnswer.Satisfiable(var model):
                    Drop(active, dropped, model);
                    break;
            }
        }
    }

    private static void Drop(List<InvariantCheck> active, HashSet<Term> dropped, Assignment model)
    {
        var broken = active.Where(c => model.Evaluate(c.IsBroken) != 0).Select(c => c.Selector).ToHashSet();
        if (broken.Count == 0)
        {
            throw new InvalidOperationException("The solver's state breaks no candidate.");
        }

        dropped.UnionWith(broken);
        active.RemoveAll(c => broken.Contains(c.Selector));
    }
}
