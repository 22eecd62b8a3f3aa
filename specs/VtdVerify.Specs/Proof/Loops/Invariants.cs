using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Loops;

/// <summary>
/// Houdini, as far as answers need it. All candidates are supposed at first. What no state breaks under them is an answer once the
/// candidates that it rests on are shown to hold when each loop begins and to be kept by every turn; one that some state breaks is
/// dropped, and the question asked again. A candidate that no answer rests on is never looked at. The answers are those that the
/// largest set of invariants gives: it is always among what is supposed, and what answers rest on is a part of it.
/// </summary>
/// <param name="check">Asks the solver about terms, under the assumptions of the class.</param>
internal sealed class Invariants(IReadOnlyList<InvariantCandidate> candidates, Func<IReadOnlyList<Term>, SolverAnswer> check)
{
    private readonly Dictionary<Term, InvariantCandidate> bySelector = candidates.ToDictionary(c => c.Selector);
    private readonly HashSet<InvariantCandidate> dropped = [];

    // What the proof of each candidate rests on that is shown to hold where what it rests on does.
    private readonly Dictionary<InvariantCandidate, IReadOnlyList<Term>> reasons = [];

    /// <summary>Terms that switch on what is supposed and switch off what was dropped.</summary>
    public IReadOnlyList<Term> Switches =>
        [.. candidates.Select(c => dropped.Contains(c) ? TermBuilder.Not(c.Selector) : c.Selector)];

    /// <summary>
    /// Whether the terms can be true at once. No, where invariants rule it out; yes, with a state that all that is supposed allows.
    /// </summary>
    public SolverAnswer Check(IReadOnlyList<Term> terms)
    {
        while (true)
        {
            var answer = check([.. Switches, .. terms]);
            if (answer is not SolverAnswer.Unsatisfiable(var core) || AreInvariants(core))
            {
                return answer;
            }
        }
    }

    /// <summary>The invariants that an answer rests on, by way of each other, in the order of their creation.</summary>
    /// <param name="core">The terms that the answer itself rests on.</param>
    public IReadOnlyList<InvariantCandidate> Behind(IEnumerable<Term> core)
    {
        var used = new HashSet<InvariantCandidate>();
        var open = new Stack<Term>(core);
        while (open.TryPop(out var term))
        {
            if (bySelector.TryGetValue(term, out var candidate) && used.Add(candidate))
            {
                foreach (var reason in reasons[candidate])
                {
                    open.Push(reason);
                }
            }
        }

        return [.. used.OrderBy(c => c.Selector.Id)];
    }

    /// <summary>Every term that an answer rests on, the reasons of its invariants included.</summary>
    public IReadOnlySet<Term> Ground(IReadOnlyList<Term> core) =>
        Behind(core).SelectMany(c => reasons[c]).Concat(core).ToHashSet();

    /// <summary>Shows the candidates among the terms, and those that they rest on; false where one had to be dropped.</summary>
    private bool AreInvariants(IEnumerable<Term> core)
    {
        var seen = new HashSet<InvariantCandidate>();
        var open = new Stack<Term>(core);
        while (open.TryPop(out var term))
        {
            // Also behind one that was shown before: what it rests on may have to be shown again.
            if (!bySelector.TryGetValue(term, out var candidate) || !seen.Add(candidate))
            {
                continue;
            }

            if (!IsShown(candidate))
            {
                return false;
            }

            foreach (var reason in reasons[candidate])
            {
                open.Push(reason);
            }
        }

        return true;
    }

    private bool IsShown(InvariantCandidate candidate)
    {
        if (reasons.ContainsKey(candidate))
        {
            return true;
        }

        var answer = check([.. Switches, candidate.Broken]);
        if (answer is SolverAnswer.Unsatisfiable(var why))
        {
            reasons.Add(candidate, why);
            return true;
        }

        Drop(candidate, answer);
        return false;
    }

    /// <summary>
    /// Drops the candidate, and every other one that the same state breaks. One that the solver cannot decide is dropped as well: fewer
    /// invariants prove less, never something wrong. What rests on one that is dropped is to be shown again.
    /// </summary>
    private void Drop(InvariantCandidate candidate, SolverAnswer answer)
    {
        var supposed = candidates.Where(c => !dropped.Contains(c)).ToList();
        var isBroken = answer is SolverAnswer.Satisfiable(var model)
            ? model.TrueAmong([.. supposed.SelectMany(c => c.Checks).Select(one => one.IsBroken)])
            : new HashSet<Term>();
        var broken = supposed.Where(c => c == candidate || c.Checks.Any(one => isBroken.Contains(one.IsBroken))).ToList();
        dropped.UnionWith(broken);
        var selectors = broken.Select(c => c.Selector).ToHashSet();
        foreach (var (kept, reason) in reasons.ToList())
        {
            if (reason.Any(selectors.Contains))
            {
                reasons.Remove(kept);
            }
        }
    }
}
