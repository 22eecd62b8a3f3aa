namespace VtdVerify.Reporting.Rendering;

/// <summary>A line of source text with a caret below the part that is meant.</summary>
internal static class SourceExcerpt
{
    /// <summary>The code without its indentation, and where the column lies within it a line with the caret.</summary>
    /// <param name="text">The line as it is written.</param>
    /// <param name="column">From 1, where the part begins; null for no caret.</param>
    /// <param name="length">How long the part is; what lies behind the line's end does not count.</param>
    public static IEnumerable<string> Lines(string text, int? column, int? length)
    {
        var code = text.TrimStart();
        yield return Printable.Clean(code.TrimEnd());
        var start = column - 1 - (text.Length - code.Length);
        if (start is { } first && first >= 0 && first <= code.Length)
        {
            var before = Printable.Clean(code[..first]).Length;
            var last = Math.Min(first + (length ?? 1), code.TrimEnd().Length);
            var width = last > first ? Printable.Clean(code[..last]).Length - before : 1;
            yield return $"{new string(' ', before)}^{new string('~', width - 1)}";
        }
    }
}
