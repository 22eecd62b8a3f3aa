using System.Text.RegularExpressions;
using VtdVerify.CSubset.Preprocessing;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>A segment as tokens: a comment that begins before it is blanked, one that ends after it is dropped.</summary>
internal sealed partial class SegmentText
{
    private SegmentText(SourceSegment segment, PreprocessedText lexed)
    {
        (Segment, Lexed) = (segment, lexed);
    }

    public SourceSegment Segment { get; }

    public PreprocessedText Lexed { get; }

    public IReadOnlyList<Token> Tokens => Lexed.Tokens;

    public int LastLine => Segment.FirstLine + Segment.Lines.Count - 1;

    /// <summary>The next lines of a file.</summary>
    /// <param name="changed">Gets the names that changed lines define or undefine as macros.</param>
    public static SegmentText Read(SourceSegment segment, Preprocessor preprocessor, HashSet<string> changed)
    {
        var lexed = Lex(segment);
        changed.UnionWith(lexed.Directives
            .Where(d => d is { Name: "define" or "undef" } && IsChanged(segment, d.Span.Line)).Select(Macro.NameIn).OfType<string>());
        if (lexed.OpenComment is { } comment && IsChanged(segment, comment.Line))
        {
            preprocessor.Break("code after a comment that the patch begins and whose end is not shown");
        }

        var text = new SegmentText(segment, preprocessor.Read(lexed));
        preprocessor.PassHidden(directive => text.IsChanged(directive.Span.Line));
        return text;
    }

    /// <summary>The tokens and directives as they are written, without a comment that is cut.</summary>
    public static LexedText Lex(SourceSegment segment) =>
        Lexer.Read(new SourceText(WithoutOpenComment(segment), segment.File, segment.FirstLine));

    /// <summary>A line that the patch removed, and not between lines of code that were there before; null where there is none.</summary>
    public AbsentLine? RemovedFromHidden
    {
        get
        {
            var kept = Lexed.Tokens.SkipLast(1).Select(t => t.Line).Where(line => !IsChanged(line)).ToList();
            return Segment.Absent
                .Where(line => IsTelling(line.Text) && !(kept.Exists(k => k < line.Before) && kept.Exists(k => k >= line.Before)))
                .Select(line => (AbsentLine?)line)
                .FirstOrDefault();
        }
    }

    /// <summary>The words of lines that the patch does not add, and of directives.</summary>
    public IEnumerable<string> WordsOutsideOfCode => Segment.Lines.Where(line => !line.Changed).Select(line => line.Text)
        .Concat(Segment.Absent.Select(line => line.Text))
        .Concat(Lexed.Directives.Select(directive => directive.Argument))
        .SelectMany(Words);

    /// <summary>Those from a place in the text on.</summary>
    public IEnumerable<string> WordsFrom(int start) => Words(Lexed.Source.Text[start..]);

    /// <summary>Whether the patch brings directives with nothing around them that is shown, so that what they stand in is unseen.</summary>
    public bool HasLooseDirectives =>
        Segment.Lines.All(line => line.Changed) && Lexed.Directives.Count > 0 && Segment.SectionHeading is not null;

    /// <summary>The numbers of the changed lines from first to last, inclusive.</summary>
    public IEnumerable<int> ChangedLines(int firstLine, int lastLine) =>
        Enumerable.Range(firstLine, Math.Max(0, lastLine - firstLine + 1)).Where(IsChanged);

    public bool IsChanged(int line) => IsChanged(Segment, line);

    private static bool IsChanged(SourceSegment segment, int line)
    {
        var offset = line - segment.FirstLine;
        return offset >= 0 && offset < segment.Lines.Count && segment.Lines[offset].Changed;
    }

    public int LastLineOf(SourceSpan span) => span.Line + Lexed.Source.Slice(span).Count(c => c == '\n');

    /// <summary>Tokens <paramref name="first"/> (inclusive) to <paramref name="end"/> (exclusive), closed by an end.</summary>
    public IReadOnlyList<Token> Slice(int first, int end) =>
        [.. Tokens.Skip(first).Take(end - first), Tokens[end] with { Kind = TokenKind.End, Text = string.Empty }];

    private static string WithoutOpenComment(SourceSegment segment)
    {
        string[] lines = [.. segment.Lines.Select(line => line.Text.TrimEnd('\r'))];
        var text = string.Join('\n', lines);
        var closer = text.IndexOf("*/", StringComparison.Ordinal);
        var opener = text.IndexOf("/*", StringComparison.Ordinal);
        if (closer >= 0 && (opener < 0 || closer < opener))
        {
            return Blank(text, closer + 2);
        }

        // Without a closer in sight, lines that begin with a star and a space are the middle of a comment, if the first is an old one.
        var inside = segment.Lines is [{ Changed: false }, ..] ? lines.TakeWhile(IsCommentLine).Sum(line => line.Length + 1) : 0;
        return Blank(text, Math.Min(inside, text.Length));
    }

    /// <summary>Whether a line is more than a blank one or a comment.</summary>
    private static bool IsTelling(string line)
    {
        var trimmed = line.Trim();
        return trimmed.Length > 0 && !IsCommentLine(line) && !trimmed.StartsWith("//", StringComparison.Ordinal)
            && !(trimmed.StartsWith("/*", StringComparison.Ordinal)
                && trimmed.IndexOf("*/", 2, StringComparison.Ordinal) == trimmed.Length - "*/".Length);
    }

    private static bool IsCommentLine(string line)
    {
        var trimmed = line.Trim();
        return trimmed == "*" || trimmed.StartsWith("* ", StringComparison.Ordinal);
    }

    private static string Blank(string text, int length) =>
        string.Concat(text[..length].Select(c => c == '\n' ? '\n' : ' ')) + text[length..];

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(word => word.Value);

    [GeneratedRegex("[A-Za-z_][A-Za-z_0-9]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
