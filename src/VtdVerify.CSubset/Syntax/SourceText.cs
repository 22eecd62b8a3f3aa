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

    /// <summary>Takes the text as it is.</summary>
    /// <exception cref="CSyntaxException">The text is longer than <see cref="MaxLength"/>.</exception>
    public SourceText(string text, string file, int firstLine = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstLine, 1);
        (Text, File, FirstLine) = (text, file, firstLine);
        if (text.Length > MaxLength)
        {
            var span = new SourceSpan(file, firstLine, 1, 0, 0);
            throw new CSyntaxException(new SyntaxDiagnostic(span, $"a text of {text.Length} characters", $"at most {MaxLength}"));
        }
    }

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

    /// <summary>The whole line (without its end) that holds the offset.</summary>
    public string LineAt(int offset)
    {
        var start = offset == 0 ? 0 : Text.LastIndexOf('\n', Math.Min(offset, Text.Length) - 1) + 1;
        var end = Text.IndexOf('\n', start);
        return (end < 0 ? Text[start..] : Text[start..end]).TrimEnd('\r');
    }
}
