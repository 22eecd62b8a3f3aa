using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Loops;

/// <summary>The largest set of candidates that holds when each loop begins and is kept by every turn.</summary>
/// <param name="Switches">Terms that switch on what is kept and switch off the other candidates.</param>
/// <param name="Reasons">What the proof of each kept candidate rests on: terms of its check.</param>
internal sealed record Invariants(
    IReadOnlyList<Term> Switches, IReadOnlyDictionary<InvariantCandidate, IReadOnlyList<Term>> Reasons)
{
    /// <summary>The kept candidates that an answer rests on, by way of each other, in the order of their creation.</summary>
    /// <param name="core">The terms that the answer itself rests on.</param>
    public IReadOnlyList<InvariantCandidate> Behind(IEnumerable<Term> core)
    {
        var bySelector = Reasons.Keys.ToDictionary(c => c.Selector);
        var used = new HashSet<InvariantCandidate>();
        var open = new Stack<Term>(core);
        while (open.TryPop(out var term))
        {
            if (bySelector.TryGetValue(term, out var candidate) && used.Add(candidate))
            {
                foreach (var reason in Reasons[candidate])
                {
                    open.Push(reason);
                }
            }
        }

        return [.. used.OrderBy(c => c.Selector.Id)];
    }

    /// <summary>Every term that an answer rests on, the reasons of its invariants included.</summary>
    public IReadOnlySet<Term> Ground(IReadOnlyList<Term> core) =>
        Behind(core).SelectMany(c => Reasons[c]).Concat(core).ToHashSet();
}
