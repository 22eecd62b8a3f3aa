using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Specs.Proof.Trees;

/// <summary>What a tree's comparison comes to for all values at once.</summary>
internal static class Comparing
{
    /// <summary>Whether a key compares equal to a node.</summary>
    public static SymbolicTruth AreEqual(
        ITreeOrder order, TermPool pool, IovaRange<SymbolicWord> key, IovaRange<SymbolicWord> node) =>
        ReferenceEquals(order, OverlapOrder.Instance)
            ? OverlapComparison.Overlaps<SymbolicWord, SymbolicTruth>(key, node)
            : ComesTo(Placement.Overlaps, order, pool, key, node);

    /// <summary>Whether the comparison of a key with a node comes to a placement: all paths through it in one truth value.</summary>
    public static SymbolicTruth ComesTo(
        Placement placement, ITreeOrder order, TermPool pool, IovaRange<SymbolicWord> key, IovaRange<SymbolicWord> node) =>
        new(TermBuilder.Any(Explorer.Explore(pool, path =>
            order.Compare(new ComparingPath(path), key, node) == placement ? TermBuilder.All(path.Conditions) : TermBuilder.False)));
}

/// <summary>One path through a comparison. A comparison returns, whatever it compares, and has no loops.</summary>
internal sealed class ComparingPath(SymbolicPath path) : IExecution<SymbolicWord, SymbolicTruth>
{
    public bool Decide(SymbolicTruth condition) => path.Decide(condition);

    public void Assert(SymbolicTruth condition, CodeSite site) => Require(condition, site);

    public void RequireDefined(SymbolicTruth condition, string rule, CodeSite site) => Require(condition, site);

    public bool While(CodeSite site, ILoopState<SymbolicWord> state, Func<bool> condition, Func<TurnEnd> body) =>
        throw new UnsupportedException("a loop in the tree's comparison", site);

    private void Require(SymbolicTruth condition, CodeSite site)
    {
        if (!path.Decide(condition))
        {
            throw new UnsupportedException("a comparison of the tree that does not return", site);
        }
    }
}
