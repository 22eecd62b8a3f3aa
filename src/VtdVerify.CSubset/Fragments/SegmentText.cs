using VtdVerify.CSubset.Preprocessing;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Fragments;

/// <summary>A segment as tokens: a comment that begins before it is blanked, one that ends after it is dropped.</summary>
internal sealed class SegmentText
{
    private SegmentText(SourceSegment segment, PreprocessedText lexed, KeptParts? kept = null)
    {
        (Segment, Lexed, Kept) = (segment, lexed, kept);
    }

    public SourceSegment Segment { get; }

    public PreprocessedText Lexed { get; }

    /// <summary>What was parsed of it, where the text itself is kept; else null.</summary>
    public KeptParts? Kept { get; }

    public Token[] Tokens => Lexed.Tokens;

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

    /// <summary>The same text, of which what is parsed is kept.</summary>
    public SegmentText Keeping() => new(Segment, Lexed, new KeptParts());

    /// <summary>The tokens and directives as they are written, without a comment that is cut.</summary>
    public static LexedText Lex(SourceSegment segment) =>
        Lexer.Read(new SourceText(WithoutOpenComment(segment), segment.File, segment.FirstLine));

    /// <summary>A line that the patch removed, and not between lines of code that were there before; null where there is none.</summary>
    public AbsentLine? RemovedFromHidden
    {
        get
        {
            if (Segment.Absent.Count == 0)
            {
                return null;
            }

            var kept = Lexed.Tokens.SkipLast(1).Select(t => t.Line).Where(line => !IsChanged(line)).ToList();
            return Segment.Absent
                .Where(line => IsTelling(line.Text) && !(kept.Exists(k => k < line.Before) && kept.Exists(k => k >= line.Before)))
                .Select(line => (AbsentLine?)line)
                .FirstOrDefault();
        }
    }

    /// <summary>Adds the words of lines that the patch does not add, and of directives.</summary>
    public void AddWordsOutsideOfCode(HashSet<string> words)
    {
        foreach (var line in Segment.Lines.Where(line => !line.Changed))
        {
            AddWords(words, line.Text);
        }

        foreach (var line in Segment.Absent)
        {
            AddWords(words, line.Text);
        }

        foreach (var directive in Lexed.Directives)
        {
            AddWords(words, directive.Argument);
        }
    }

    /// <summary>Adds those from a place in the text on.</summary>
    public void AddWordsFrom(HashSet<string> words, int start) => AddWords(words, Lexed.Source.Text.AsSpan(start));

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

    public int LastLineOf(SourceSpan span) => span.Line + Lexed.Source.Text.AsSpan(span.Start, span.Length).Count('\n');

    /// <summary>Tokens <paramref name="first"/> (inclusive) to <paramref name="end"/> (exclusive), closed by an end.</summary>
    public Token[] Slice(int first, int end) =>
        [.. Tokens.AsSpan(first..end), Tokens[end] with { Kind = TokenKind.End, Text = string.Empty }];

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
        length == 0 ? text : string.Concat(text[..length].Select(c => c == '\n' ? '\n' : ' ')) + text[length..];

    private static void AddWords(HashSet<string> words, ReadOnlySpan<char> text)
    {
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < text.Length; start++)
        {
            if (char.IsAsciiLetter(text[start]) || text[start] == '_')
            {
                var end = start + 1;
                while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                {
                    end++;
                }

                known.Add(text[start..end]);
                start = end - 1;
            }
        }
    }
}
