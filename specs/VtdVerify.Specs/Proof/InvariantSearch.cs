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
    /// <param name="check">Asks the solver about terms, under the assumptions of the class.</param>
    public static IReadOnlyList<Term> Find(IReadOnlyList<InvariantCandidate> candidates, Func<IReadOnlyList<Term>, SolverAnswer> check)
    {
        var active = candidates.ToList();
        for (var settled = false; !settled;)
        {
            settled = true;
            foreach (var candidate in active.ToList())
            {
                if (active.Contains(candidate)
                    && check([.. Switches(candidates, active), candidate.Broken]) is var answer and not SolverAnswer.Unsatisfiable)
                {
                    settled = false;
                    active.Remove(candidate);
                    Drop(active, answer);
                }
            }
        }

        return Switches(candidates, active);
    }

    private static List<Term> Switches(IEnumerable<InvariantCandidate> candidates, List<InvariantCandidate> active) =>
        [.. candidates.Select(c => active.Contains(c) ? c.Selector : TermBuilder.Not(c.Selector))];

    /// <summary>One state usually breaks several candidates.</summary>
    private static void Drop(List<InvariantCandidate> active, SolverAnswer answer)
    {
        if (answer is SolverAnswer.Satisfiable(var model))
        {
            active.RemoveAll(c => c.Checks.Any(check => model.Evaluate(check.IsBroken) != 0));
        }
    }
}
