using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Loops;

/// <summary>
/// Shapes of what a loop counts by: a word, or the distance of two, that each turn brings further in one direction. A word of 64 bits
/// must do so by pages, or far from its end: a loop that waits until a counter of single steps wraps ends for nobody.
/// </summary>
internal static class Variants
{
    /// <summary>The width of C's int, of which a loop often has a counter.</summary>
    public const int WidthOfInt = 32;

    private const int PageShift = 12;
    private const int MostBitsOfSteps = 52;

    /// <summary>What one turn did to each of them.</summary>
    /// <param name="head">The words at the head of the turn.</param>
    /// <param name="end">The words at its end.</param>
    public static IEnumerable<ProposedInvariant> For(LoopView head, LoopView end)
    {
        // What follows from a leading word counts as well as that, but where the leading one wraps behind the last address of all.
        foreach (var name in head.Machine.Space.HasEveryAddress ? head.Now.Keys.Order(StringComparer.Ordinal) : head.Leading.AsEnumerable())
        {
            yield return new ProposedInvariant($"{name} rises", Falls(end.Now[name], head.Now[name]));
            yield return new ProposedInvariant($"{name} falls", Falls(head.Now[name], end.Now[name]));
            if (head.Now[name].Width == WidthOfInt)
            {
                yield return new ProposedInvariant(
                    $"{name} rises as a signed number", Falls(Signed(end.Now[name]), Signed(head.Now[name])));
                yield return new ProposedInvariant(
                    $"{name} falls as a signed number", Falls(Signed(head.Now[name]), Signed(end.Now[name])));
            }
        }

        foreach (var name in head.Leading.Where(name => InvariantTemplates.CountsAddresses(name, head)))
        {
            var behind = head.Machine.Scope.Last + SymbolicWord.Of(1);
            yield return new ProposedInvariant(
                $"the scope from {name} on gets less", Falls(behind - head.Now[name], behind - end.Now[name]));
        }

        var paired = head.Leading.Count > LinearRelations.MostWords ? [] : head.Leading;
        foreach (var (one, other) in paired.SelectMany(a => head.Leading.Select(b => (a, b))).Where(p => p.a != p.b))
        {
            if (head.Now[one].Width == head.Now[other].Width)
            {
                yield return new ProposedInvariant(
                    $"{other} comes nearer to {one}", Falls(head.Now[one] - head.Now[other], end.Now[one] - end.Now[other]));
                yield return new ProposedInvariant($"{one} rises or {other} falls, and neither goes back", Narrows(one, other, head, end));
            }
        }
    }

    /// <summary>A word whose order as an unsigned number is that of the other one as a signed number.</summary>
    public static SymbolicWord Signed(SymbolicWord word) => word ^ SymbolicWord.Of(1UL << (word.Width - 1), word.Width);

    /// <summary>Both together have so far to go, each turn makes that less, and no difference has to be taken to see it.</summary>
    private static SymbolicTruth Narrows(string one, string other, LoopView head, LoopView end) =>
        (end.Now[one] >= head.Now[one]) & (end.Now[other] <= head.Now[other])
        & (Falls(end.Now[one], head.Now[one]) | Falls(head.Now[other], end.Now[other]));

    /// <summary>
    /// That the second is less than the first; of wide words also by a page, or both below 2^52, so that there are no more steps than
    /// that. No difference has to be taken to see it.
    /// </summary>
    private static SymbolicTruth Falls(SymbolicWord from, SymbolicWord to)
    {
        if (from.Width <= MostBitsOfSteps)
        {
            return to < from;
        }

        var shift = SymbolicWord.Of(PageShift, from.Width);
        return (to >> shift < from >> shift) | ((to < from) & (from < SymbolicWord.Of(1UL << MostBitsOfSteps, from.Width)));
    }
}
