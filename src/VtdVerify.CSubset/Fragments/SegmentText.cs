using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>A segment as tokens: a comment that begins before it is blanked, one that ends after it is dropped.</summary>
internal sealed class SegmentText
{
    private SegmentText(SourceSegment segment, LexedText lexed)
    {
        (Segment, Lexed) = (segment, lexed);
    }

    public SourceSegment Segment { get; }

    public LexedText Lexed { get; }

    public IReadOnlyList<Token> Tokens => Lexed.Tokens;

    public int LastLine => Segment.FirstLine + Segment.Lines.Count - 1;

    public static SegmentText Read(SourceSegment segment)
    {
        var text = WithoutOpenComment(segment.Lines.Select(line => line.Text.TrimEnd('\r')).ToArray());
        return new SegmentText(segment, Lexer.Read(new SourceText(text, segment.File, segment.FirstLine)));
    }

    /// <summary>The numbers of the changed lines from first to last, inclusive.</summary>
    public IEnumerable<int> ChangedLines(int firstLine, int lastLine) =>
        Enumerable.Range(firstLine, Math.Max(0, lastLine - firstLine + 1)).Where(IsChanged);

    public bool IsChanged(int line)
    {
        var offset = line - Segment.FirstLine;
        return offset >= 0 && offset < Segment.Lines.Count && Segment.Lines[offset].Changed;
    }

    public int LastLineOf(SourceSpan span) => span.Line + Lexed.Source.Slice(span).Count(c => c == '\n');

    /// <summary>Tokens <paramref name="first"/> (inclusive) to <paramref name="end"/> (exclusive), closed by an end.</summary>
    public IReadOnlyList<Token> Slice(int first, int end) =>
        [.. Tokens.Skip(first).Take(end - first), Tokens[end] with { Kind = TokenKind.End, Text = string.Empty }];

    private static string WithoutOpenComment(string[] lines)
    {
        var text = string.Join('\n', lines);
        var closer = text.IndexOf("*/", StringComparison.Ordinal);
        var opener = text.IndexOf("/*", StringComparison.Ordinal);
        if (closer >= 0 && (opener < 0 || closer < opener))
        {
            return Blank(text, closer + 2);
        }

        // Without a closer in sight, lines that begin with a star and a space can only be the middle of a comment.
        var inside = lines.TakeWhile(IsCommentLine).Sum(line => line.Length + 1);
        return Blank(text, Math.Min(inside, text.Length));
    }

    private static bool IsCommentLine(string line)
    {
        var trimmed = line.Trim();
        return trimmed == "*" || trimmed.StartsWith("* ", StringComparison.Ordinal);
    }

    private static string Blank(string text, int length) =>
        string.Concat(text[..length].Select(c => c == '\n' ? '\n' : ' ')) + text[length..];
}
