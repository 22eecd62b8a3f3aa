namespace VtdVerify.CSubset.Syntax;

/// <summary>Text to tokens. What is no token is reported and skipped, so the lexer always reaches the end.</summary>
internal sealed partial class Lexer
{
    private readonly SourceText source;
    private readonly string text;
    private readonly List<Token> tokens;
    private readonly List<Directive> directives = [];
    private readonly List<SyntaxDiagnostic> diagnostics = [];
    private readonly bool isArgument;

    // A text says the same words again and again: each is one string.
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private int position;
    private int line;
    private int lineStart;
    private bool lineHasToken;

    private Lexer(SourceText source, string text, int line, bool isArgument)
    {
        // About as many as a text of QEMU's style has.
        const int CharactersOfToken = 5;
        (this.source, this.text, this.line, this.isArgument) = (source, text, line, isArgument);
        tokens = new(4 + (text.Length / CharactersOfToken));
    }

    /// <summary>All tokens of a text, with its directives.</summary>
    /// <exception cref="TooMuchCodeException">There are too many.</exception>
    public static LexedText Read(SourceText source)
    {
        var lexer = new Lexer(source, source.Text, source.FirstLine, isArgument: false);
        lexer.ReadAll();
        return new LexedText(source, [.. lexer.tokens], lexer.directives, lexer.diagnostics, lexer.OpenComment);
    }

    private SourceSpan? OpenComment { get; set; }

    private char Current => position < text.Length ? text[position] : '\0';

    private char Next => position + 1 < text.Length ? text[position + 1] : '\0';

    private void ReadAll()
    {
        while (position < text.Length)
        {
            ReadOne();
            if (tokens.Count > TooMuchCodeException.MostTokens)
            {
                throw new TooMuchCodeException(source.File, line);
            }
        }

        tokens.Add(new Token(TokenKind.End, string.Empty, text.Length, line, text.Length - lineStart + 1));
    }

    private void ReadOne()
    {
        var c = Current;
        if (char.IsWhiteSpace(c))
        {
            Advance();
        }
        else if (LineSplices.After(text, position) is var next && next > position)
        {
            SkipTo(next);
        }
        else if (c == '/' && Next == '/')
        {
            SkipTo(LogicalLineEnd(position));
        }
        else if (c == '/' && Next == '*')
        {
            SkipBlockComment();
        }
        else if (c == '#' && isArgument)
        {
            Add(TokenKind.Punctuator, Next == '#' ? 2 : 1);
        }
        else if (!lineHasToken && (c == '#' || (c == '%' && Next == ':')))
        {
            ReadDirective(c == '#' ? 1 : 2);
        }
        else
        {
            ReadToken();
        }
    }

    private void ReadToken()
    {
        var c = Current;
        var quote = QuoteOffset();
        if (quote >= 0)
        {
            ReadQuoted(quote);
        }
        else if (Characters.IsIdentifierStart(c))
        {
            var word = Word(position, EndOfIdentifier(position) - position);
            if (word is "R" or "LR" or "uR" or "UR" or "u8R" && text.AsSpan(position + word.Length).StartsWith("\""))
            {
                Report(position, word.Length, "a raw string", "a string of one line");
            }

            Add(Characters.IsKeyword(word) ? TokenKind.Keyword : TokenKind.Identifier, word);
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Next)))
        {
            ReadNumber();
        }
        else if (Characters.PunctuatorAt(text, position) is { } punctuator)
        {
            Add(TokenKind.Punctuator, punctuator);
        }
        else
        {
            Report(position, 1, $"the character U+{(int)c:X4}", "a token of C");
            Advance();
        }
    }

    private int QuoteOffset()
    {
        var prefix = Current is 'L' or 'u' or 'U' ? 1 : 0;
        return position + prefix < text.Length && text[position + prefix] is '"' or '\'' ? prefix : -1;
    }

    private void ReadQuoted(int prefix)
    {
        var quote = text[position + prefix];
        var end = position + prefix + 1;
        while (end < text.Length && text[end] != quote && text[end] != '\n')
        {
            end += text[end] == '\\' && end + 1 < text.Length ? 2 : 1;
        }

        if (end >= text.Length || text[end] != quote)
        {
            var length = Math.Min(end, text.Length) - position;
            Report(position, length, "an unfinished literal", $"a closing {quote} on the same line");
            SkipTo(Math.Min(end, text.Length));
            return;
        }

        Add(quote == '"' ? TokenKind.String : TokenKind.Character, end + 1 - position);
    }

    private void ReadNumber()
    {
        var end = position;
        while (end < text.Length && (Characters.IsIdentifierPart(text[end]) || text[end] == '.' || IsExponentSign(end)))
        {
            end++;
        }

        var word = text[position..end];
        var hex = word.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var floating = word.Contains('.', StringComparison.Ordinal) || word.AsSpan().ContainsAny(hex ? "pP" : "eE");
        Add(floating ? TokenKind.Floating : TokenKind.Integer, word.Length);
    }

    private bool IsExponentSign(int at)
    {
        var hex = Current == '0' && Next is 'x' or 'X';
        return text[at] is '+' or '-' && (hex ? text[at - 1] is 'p' or 'P' : text[at - 1] is 'e' or 'E');
    }

    private void SkipBlockComment()
    {
        var end = LineSplices.CommentEnd(text, position);
        if (end is null)
        {
            OpenComment = new SourceSpan(source.File, line, position - lineStart + 1, position, text.Length - position);
            Report(position, 2, "an unfinished comment", "*/");
        }

        SkipTo(end ?? text.Length);
    }

    /// <summary>A directive, with the whole logical line that it takes.</summary>
    /// <param name="opener">How long its first token is: <c>#</c>, or the digraph for it.</param>
    private void ReadDirective(int opener)
    {
        var (start, startLine, startColumn) = (position, line, position - lineStart + 1);
        var end = LogicalLineEnd(position);
        var (name, nameEnd) = DirectiveName(position + opener, end);
        var argumentStart = Math.Min(EndOf(nameEnd, c => c is ' ' or '\t'), end);
        var argument = WithoutComments(text[argumentStart..end]).Trim();
        var span = new SourceSpan(source.File, startLine, startColumn, start, end - start);
        directives.Add(new Directive(name, argument, argumentStart, span) { TokensBefore = tokens.Count });
        SkipTo(end);
    }

    private int EndOfIdentifier(int from)
    {
        while (from < text.Length && Characters.IsIdentifierPart(text[from]))
        {
            from++;
        }

        return from;
    }

    private int EndOf(int from, Func<char, bool> belongs)
    {
        while (from < text.Length && belongs(text[from]))
        {
            from++;
        }

        return from;
    }

    private void Add(TokenKind kind, int length) => Add(kind, Word(position, length));

    private void Add(TokenKind kind, string word)
    {
        lineHasToken = true;
        var token = new Token(kind, word, position, line, position - lineStart + 1);
        tokens.Add(token);
        SkipTo(position + word.Length);
        if (Current == '\\' && IsOneToken(token, AfterContinuation()))
        {
            Report(position, 1, "a line continued inside a token", "the token on one line");
        }
    }

    private string Word(int start, int length)
    {
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var span = text.AsSpan(start, length);
        if (!known.TryGetValue(span, out var word))
        {
            word = span.ToString();
            words.Add(word);
        }

        return word;
    }

    private void Report(int start, int length, string found, string expected) =>
        diagnostics.Add(new SyntaxDiagnostic(new SourceSpan(source.File, line, start - lineStart + 1, start, length), found, expected));

    private void SkipTo(int end)
    {
        while (position < end)
        {
            Advance();
        }
    }

    private void Advance()
    {
        if (Current == '\n')
        {
            line++;
            lineStart = position + 1;
            lineHasToken = false;
        }

        position++;
    }
}
