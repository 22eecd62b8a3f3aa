using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Loops;

/// <summary>Shapes of what a loop counts by: a word, or the distance of two, that each turn brings further in one direction.</summary>
internal static class Variants
{
    /// <summary>What one turn did to each of them.</summary>
    /// <param name="head">The words at the head of the turn.</param>
    /// <param name="end">The words at its end.</param>
    public static IEnumerable<ProposedInvariant> For(LoopView head, LoopView end)
    {
        // What follows from a leading word counts as well as that, but where the leading one wraps behind the last address of all.
        foreach (var name in head.Machine.Space.HasEveryAddress ? head.Now.Keys.Order(StringComparer.Ordinal) : head.Leading.AsEnumerable())
        {
            yield return new ProposedInvariant($"{name} rises", end.Now[name] > head.Now[name]);
            yield return new ProposedInvariant($"{name} falls", end.Now[name] < head.Now[name]);
        }

        foreach (var name in head.Leading.Where(name => InvariantTemplates.CountsAddresses(name, head)))
        {
            var behind = head.Machine.Scope.Last + SymbolicWord.Of(1);
            yield return new ProposedInvariant($"the scope from {name} on gets less", behind - end.Now[name] < behind - head.Now[name]);
        }

        var paired = head.Leading.Count > LinearRelations.MostWords ? [] : head.Leading;
        foreach (var (one, other) in paired.SelectMany(a => head.Leading.Select(b => (a, b))).Where(p => p.a != p.b))
        {
            if (head.Now[one].Width == head.Now[other].Width)
            {
                yield return new ProposedInvariant(
                    $"{other} comes nearer to {one}", end.Now[one] - end.Now[other] < head.Now[one] - head.Now[other]);
                yield return new ProposedInvariant($"{one} rises or {other} falls, and neither goes back", Narrows(one, other, head, end));
            }
        }
    }

    /// <summary>Both together have so far to go, each turn makes that less, and no difference has to be taken to see it.</summary>
    private static SymbolicTruth Narrows(string one, string other, LoopView head, LoopView end) =>
        (end.Now[one] >= head.Now[one]) & (end.Now[other] <= head.Now[other])
        & ((end.Now[one] > head.Now[one]) | (end.Now[other] < head.Now[other]));
}
