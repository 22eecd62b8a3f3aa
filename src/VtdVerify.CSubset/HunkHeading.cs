namespace VtdVerify.CSubset;

/// <summary>What a diff says of a hunk's place behind the second <c>@@</c>.</summary>
public static class HunkHeading
{
    /// <summary>The nearest line that begins in the first column and is no label, as git shows it; null where there is none.</summary>
    /// <param name="above">The file's lines before the hunk, from the top.</param>
    public static string? Of(IEnumerable<string> above) =>
        above.LastOrDefault(line => line is [>= 'A' and <= 'z', ..] && !line.EndsWith(':'));
}
