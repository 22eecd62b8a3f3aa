namespace VtdVerify.CSubset.Syntax;

/// <summary>
/// A backslash at the end of a line joins it with the next one, in comments and between their characters, too. GCC joins lines across
/// blanks behind the backslash.
/// </summary>
internal static class LineSplices
{
    /// <summary>Where the text goes on behind all splices that begin at a place; the place itself where none does.</summary>
    public static int After(string text, int at)
    {
        while (at < text.Length && text[at] == '\\')
        {
            var end = at + 1;
            while (end < text.Length && IsBlank(text[end]))
            {
                end++;
            }

            if (end >= text.Length || text[end] != '\n')
            {
                return at;
            }

            at = end + 1;
        }

        return at;
    }

    /// <summary>Whether the line that a newline ends goes on.</summary>
    public static bool IsContinued(string text, int newline)
    {
        var last = newline - 1;
        while (last >= 0 && IsBlank(text[last]))
        {
            last--;
        }

        return last >= 0 && text[last] == '\\';
    }

    /// <summary>Whether two characters stand at a place, whatever splices come between them.</summary>
    public static bool Begins(string text, int at, string two) =>
        text[at] == two[0] && After(text, at + 1) is var next && next < text.Length && text[next] == two[1];

    /// <summary>What follows a block comment; null where its end is not there.</summary>
    public static int? CommentEnd(string text, int comment)
    {
        for (var star = text.IndexOf('*', After(text, comment + 1) + 1); star >= 0; star = text.IndexOf('*', star + 1))
        {
            if (Begins(text, star, "*/"))
            {
                return After(text, star + 1) + 1;
            }
        }

        return null;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\v' or '\f' or '\r';
}
