namespace VtdVerify.CSubset.Syntax;

/// <summary>Pragmas by what they may do to code elsewhere: in other files, or in those that include theirs.</summary>
public static class Pragmas
{
    // What they do ends with warnings, or with how often a header is read.
    private static readonly string[] Harmless = ["GCC diagnostic", "clang diagnostic", "once", "GCC poison"];

    /// <summary>Whether one changes no code elsewhere.</summary>
    /// <param name="text">What stands behind <c>#pragma</c>.</param>
    public static bool IsHarmlessElsewhere(string text) => Array.Exists(Harmless, one => text.StartsWith(one, StringComparison.Ordinal));
}
