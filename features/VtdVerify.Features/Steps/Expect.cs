namespace VtdVerify.Features.Steps;

/// <summary>What the Then steps say with. No test framework: scenarios also run in the command line tool.</summary>
internal static class Expect
{
    private const int MostShown = 3;

    public static void That(bool holds, string expected, Func<string> found)
    {
        if (!holds)
        {
            throw new ExpectationException(expected, found());
        }
    }

    /// <summary>Fails with the first few offenders.</summary>
    public static void None<T>(IEnumerable<T> offenders, string expected)
    {
        List<T> found = [.. offenders];
        That(found.Count == 0, expected, () => Some(found));
    }

    /// <summary>The first few of them as text.</summary>
    public static string Some<T>(IReadOnlyList<T> items)
    {
        var shown = string.Join(", ", items.Take(MostShown));
        return items.Count > MostShown ? $"{shown} and {items.Count - MostShown} more" : shown;
    }
}
