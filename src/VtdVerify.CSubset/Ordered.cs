namespace VtdVerify.CSubset;

/// <summary>Searches in lists that are in an order.</summary>
internal static class Ordered
{
    /// <summary>How many items stand before the first one of which something does not hold, found by halves.</summary>
    /// <param name="holds">Holds of some items at the beginning, and of none behind them.</param>
    public static int CountWhile<T>(IReadOnlyList<T> items, Func<T, bool> holds)
    {
        var (first, behind) = (0, items.Count);
        while (first < behind)
        {
            var middle = (first + behind) / 2;
            (first, behind) = holds(items[middle]) ? (middle + 1, behind) : (first, middle);
        }

        return first;
    }
}
