using System.Numerics;

namespace VtdVerify.Terms;

/// <summary>
/// About how many gates a solver makes of terms when it turns words into bits: what it takes of memory before it begins to search.
/// </summary>
public static class CircuitSize
{
    private const int GatesOfAdder = 5;

    /// <summary>The gates of every term below the roots, each counted once.</summary>
    public static long Of(IEnumerable<Term> roots) => TermGraph.InOrder(roots).Sum(GatesOf);

    private static long GatesOf(Term term)
    {
        long width = term.First?.Width ?? 1;
        return term.Operation switch
        {
            Operation.Multiply => GatesOfAdder * width * Summands(term, width),
            Operation.UnsignedDivide or Operation.UnsignedRemainder or Operation.SignedDivide or Operation.SignedRemainder =>
                2 * GatesOfAdder * width * width,
            Operation.ShiftLeft or Operation.ShiftRight => term.Second!.IsConstant ? 0 : width * (BitOperations.Log2((ulong)width) + 1),
            Operation.Add or Operation.Subtract or Operation.Negate => GatesOfAdder * width,
            Operation.Constant or Operation.Variable or Operation.Truncate or Operation.ZeroExtend or Operation.SignExtend => 0,
            _ => width,
        };
    }

    /// <summary>A product adds one factor for each bit of the other that is set.</summary>
    private static long Summands(Term product, long width) =>
        product.First!.IsConstant ? BitOperations.PopCount(product.First.Value)
        : product.Second!.IsConstant ? BitOperations.PopCount(product.Second.Value)
        : width;
}
