namespace VtdVerify.CSubset.Syntax;

/// <summary>Where a node stands.</summary>
/// <param name="File">The file as the caller names it.</param>
/// <param name="Line">One-based, counted from the text's first line number.</param>
/// <param name="Column">One-based, in UTF-16 units; a tab counts as one.</param>
/// <param name="Start">Zero-based offset into the text that was parsed.</param>
/// <param name="Length">UTF-16 units, from the first unit of the first token to the last unit of the last token.</param>
public readonly record struct SourceSpan(string File, int Line, int Column, int Start, int Length)
{
    public int End => Start + Length;

    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>Text with the name of its file and the number of its first line.</summary>
public sealed class SourceText
{
    /// <summary>The longest text that is read, in UTF-16 units.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    private const int MaxExcerpt = 1000;

    /// <summary>Takes the text as it is.</summary>
    /// <exception cref="CSyntaxException">The text is longer than <see cref="MaxLength"/>.</exception>
    public SourceText(string text, string file, int firstLine = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstLine, 1);
        (Text, File, FirstLine) = (text, file, firstLine);
        lines = new(FindLines);
        if (text.Length > MaxLength)
        {
            var span = new SourceSpan(file, firstLine, 1, 0, 0);
            throw new CSyntaxException(new SyntaxDiagnostic(span, $"a text of {text.Length} characters", $"at most {MaxLength}"));
        }
    }

    private readonly Lazy<(int[] Starts, string?[] Lines)> lines;

    public string Text { get; }

    public string File { get; }

    public int FirstLine { get; }

    /// <summary>The text of a node of the tree that was parsed from this text.</summary>
    public string Slice(SourceSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>How many lines a node stands on; 1 where it is not of this text.</summary>
    public int LinesOf(SourceSpan span) =>
        span.File == File && span.End <= Text.Length ? 1 + Text.AsSpan(span.Start, span.Length).TrimEnd().Count('\n') : 1;

    /// <summary>Whether a line within begins a condition of the preprocessor.</summary>
    public bool HasCondition(SourceSpan span)
    {
        var text = Text.AsSpan(span.Start, span.Length);
        if (text.Contains('#'))
        {
            foreach (var line in text.EnumerateLines())
            {
                if (line.TrimStart() is ['#', .. var rest] && rest.TrimStart().StartsWith("if", StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A node's text on one line, each space a blank, and not more of it than a reader wants to see.</summary>
    public string Excerpt(SourceSpan span)
    {
        var shown = Text.AsSpan(span.Start, Math.Min(span.Length, MaxExcerpt)).ToString();
        var text = IsOneLine(shown) ? shown : string.Join(' ', shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return span.Length > MaxExcerpt ? $"{text} ..." : text;
    }

    /// <summary>Whether it has single blanks within it and no other space: most nodes' texts are so.</summary>
    private static bool IsOneLine(string text)
    {
        var isBlank = true;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (isBlank || c != ' '))
            {
                return false;
            }

            isBlank = c == ' ';
        }

        return !isBlank;
    }

    /// <summary>The whole line (without its end) that holds the offset: the same string each time, since nodes keep it.</summary>
    public string LineAt(int offset)
    {
        var (starts, known) = lines.Value;
        var found = Array.BinarySearch(starts, Math.Min(offset, Text.Length));
        var line = found < 0 ? ~found - 1 : found;
        var end = line + 1 < starts.Length ? starts[line + 1] - 1 : Text.Length;
        return known[line] ??= Text[starts[line]..end].TrimEnd('\r');
    }

    private (int[] Starts, string?[] Lines) FindLines()
    {
        var starts = new List<int> { 0 };
        for (var end = Text.IndexOf('\n', 0); end >= 0; end = Text.IndexOf('\n', end + 1))
        {
            starts.Add(end + 1);
        }

        return ([.. starts], new string?[starts.Count]);
    }
}
