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
    /// <param name="about">What is said of them, a word or two before they are listed.</param>
    public static void None<T>(IEnumerable<T> offenders, string expected, string about = "")
    {
        List<T> found = [.. offenders];
        That(found.Count == 0, expected, () => $"{about} {Some(found)}".TrimStart());
    }

    private static string Some<T>(IReadOnlyList<T> items)
    {
        var shown = string.Join(", ", items.Take(MostShown));
        return items.Count > MostShown ? $"{shown} and {items.Count - MostShown} more" : shown;
    }
}
