using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof;

/// <summary>
/// Houdini: starts from all candidates and drops every one that some state breaks, until what is left holds when each loop
/// begins and is kept by every turn. A candidate that the solver cannot decide is dropped as well: fewer invariants prove less, never
/// something wrong.
/// </summary>
internal static class InvariantSearch
{
    /// <summary>Terms that switch on the invariants and switch off the other candidates.</summary>
    /// <param name="session">Holds the assumptions of the class.</param>
    public static IReadOnlyList<Term> Find(ISolverSession session, IReadOnlyList<InvariantCheck> checks)
    {
        var selectors = checks.Select(c => c.Selector).Distinct().ToList();
        var active = selectors.ToHashSet();
        var bySelector = checks.ToLookup(c => c.Selector);
        for (var settled = 0; settled < selectors.Count;)
        {
            settled = 0;
            foreach (var selector in selectors)
            {
                if (!active.Contains(selector) || IsKept(session, bySelector[selector], Switches(selectors, active), out var model))
                {
                    settled++;
                    continue;
                }

                active.Remove(selector);
                Drop(active, checks, model);
            }
        }

        return Switches(selectors, active);
    }

    private static List<Term> Switches(IEnumerable<Term> selectors, HashSet<Term> active) =>
        [.. selectors.Select(s => active.Contains(s) ? s : TermBuilder.Not(s))];

    private static bool IsKept(
        ISolverSession session, IEnumerable<InvariantCheck> checks, IReadOnlyList<Term> switches, out Assignment? model)
    {
        var answer = session.Check([.. switches, TermBuilder.Any(checks.Select(c => c.IsBroken))]);
        model = (answer as SolverAnswer.Satisfiable)?.Model;
        return answer is SolverAnswer.Unsatisfiable;
    }

    /// <summary>One state usually breaks several candidates.</summary>
    private static void Drop(HashSet<Term> active, IReadOnlyList<InvariantCheck> checks, Assignment? model)
    {
        if (model is not null)
        {
            active.ExceptWith(checks.Where(c => active.Contains(c.Selector) && model.Evaluate(c.IsBroken) != 0).Select(c => c.Selector));
        }
    }
}
