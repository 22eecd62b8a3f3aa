namespace VtdVerify.Terms;

/// <summary>
/// Runs code again for each sequence of decisions until every path was taken once. Paths are disjoint, and together they cover
/// every assignment that the code's own assumptions allow.
/// </summary>
public static class Explorer
{
    public const int DefaultMostPaths = 4096;

    /// <summary>All paths, depth first, the true branch before the false one.</summary>
    /// <param name="run">
    /// The code. It runs once for each path and must behave the same for the same decisions. An exception that it throws ends the
    /// exploration, but for <see cref="PathEndedException"/>, which it is expected to turn into a result or to let pass: a path
    /// that ends so without a result is left out.
    /// </param>
    /// <exception cref="ExplorationLimitException">There are more than <paramref name="mostPaths"/> paths.</exception>
    public static IReadOnlyList<TResult> Explore<TResult>(
        TermPool pool, Func<SymbolicPath, TResult> run, int mostPaths = DefaultMostPaths)
    {
        var results = new List<TResult>();
        var runs = 0;
        for (IReadOnlyList<bool>? prefix = []; prefix is not null;)
        {
            if (++runs > mostPaths)
            {
                throw new ExplorationLimitException($"more than {mostPaths} paths");
            }

            var path = new SymbolicPath(pool, prefix);
            try
            {
                results.Add(run(path));
            }
            catch (PathEndedException)
            {
                // The path cannot be taken: its siblings can.
            }

            prefix = Next(path.Decisions);
        }

        return results;
    }

    /// <summary>The decisions with the last true one turned to false; null when there is none left.</summary>
    private static bool[]? Next(IReadOnlyList<bool> decisions)
    {
        var last = decisions.Count - 1;
        while (last >= 0 && !decisions[last])
        {
            last--;
        }

        return last < 0 ? null : [.. decisions.Take(last), false];
    }
}
