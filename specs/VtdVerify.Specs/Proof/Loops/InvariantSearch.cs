using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Loops;

/// <summary>
/// Houdini: starts from all candidates and drops every one that some state breaks, until what is left holds when each loop
/// begins and is kept by every turn. A candidate that the solver cannot decide is dropped as well: fewer invariants prove less, never
/// something wrong. What the proof of a kept candidate rests on is remembered, so that it is asked again only when
/// some of that is dropped.
/// </summary>
internal static class InvariantSearch
{
    /// <summary>The candidates that are invariants.</summary>
    /// <param name="check">Asks the solver about terms, under the assumptions of the class.</param>
    public static Invariants Find(IReadOnlyList<InvariantCandidate> candidates, Func<IReadOnlyList<Term>, SolverAnswer> check)
    {
        var active = candidates.ToList();
        var reasons = new Dictionary<InvariantCandidate, IReadOnlyList<Term>>();
        while (active.Find(c => !reasons.ContainsKey(c)) is { } candidate)
        {
            var answer = check([.. Switches(candidates, active), candidate.Broken]);
            if (answer is SolverAnswer.Unsatisfiable(var core))
            {
                reasons.Add(candidate, core);
                continue;
            }

            var dropped = Drop(active, candidate, answer);
            foreach (var (kept, reason) in reasons.ToList())
            {
                if (reason.Any(dropped.Contains))
                {
                    reasons.Remove(kept);
                }
            }
        }

        return new Invariants(Switches(candidates, active), reasons);
    }

    private static List<Term> Switches(IEnumerable<InvariantCandidate> candidates, List<InvariantCandidate> active) =>
        [.. candidates.Select(c => active.Contains(c) ? c.Selector : TermBuilder.Not(c.Selector))];

    /// <summary>Drops the candidate, and every other one that the same state breaks; gives their selectors.</summary>
    private static HashSet<Term> Drop(List<InvariantCandidate> active, InvariantCandidate candidate, SolverAnswer answer)
    {
        var model = (answer as SolverAnswer.Satisfiable)?.Model;
        var dropped = active
            .Where(c => c == candidate || (model is not null && c.Checks.Any(check => model.Evaluate(check.IsBroken) != 0)))
            .ToList();
        active.RemoveAll(dropped.Contains);
        return [.. dropped.Select(c => c.Selector)];
    }
}
