namespace VtdVerify.CSubset.Syntax;

/// <summary>Recursive descent over the tokens of one text. This part holds the cursor; the others the grammar.</summary>
internal sealed partial class Parser
{
    /// <summary>How deeply statements, parentheses, initialisers and prefix operators may nest.</summary>
    public const int MaxDepth = 200;

    /// <summary>How many operators of one precedence may follow each other.</summary>
    public const int MaxChain = 1000;

    private readonly SourceText source;
    private readonly IReadOnlyList<Token> tokens;
    private readonly TypeNames types;
    private int index;
    private int depth;

    public Parser(SourceText source, IReadOnlyList<Token> tokens, TypeNames types)
    {
        (this.source, this.tokens, this.types) = (source, tokens, types);
    }

    public bool AtEnd => Current.Kind == TokenKind.End;

    /// <summary>The index of the next token; assignable to start over elsewhere.</summary>
    public int Index
    {
        get => index;
        set => (index, depth) = (value, 0);
    }

    private Token Current => tokens[index];

    private Token Peek(int offset = 1) => tokens[Math.Min(index + offset, tokens.Count - 1)];

    private Token Take()
    {
        var token = tokens[index];
        index += token.Kind == TokenKind.End ? 0 : 1;
        return token;
    }

    private bool TryTake(string text)
    {
        var met = Current.Is(text);
        index += met ? 1 : 0;
        return met;
    }

    private void Expect(string text)
    {
        if (!TryTake(text))
        {
            throw Unexpected($"'{text}'");
        }
    }

    public void ExpectEnd()
    {
        if (!AtEnd)
        {
            throw Unexpected("the end of the text");
        }
    }

    private string ExpectIdentifier(string role) =>
        Current.Kind == TokenKind.Identifier ? Take().Text : throw Unexpected(role);

    private CSyntaxException Unexpected(string expected) =>
        new(new SyntaxDiagnostic(SpanOf(Current), Current.Described, expected));

    private SourceSpan SpanOf(Token token) => new(source.File, token.Line, token.Column, token.Start, token.Length);

    /// <summary>From the token at <paramref name="first"/> to the last one taken.</summary>
    private SourceSpan SpanFrom(int first)
    {
        var start = tokens[first];
        var end = index > first ? tokens[index - 1].End : start.Start;
        return new SourceSpan(source.File, start.Line, start.Column, start.Start, end - start.Start);
    }

    private SourceSpan SpanFrom(CNode first) => first.Span with { Length = tokens[index - 1].End - first.Span.Start };

    private T Nested<T>(Func<T> parse)
    {
        if (depth >= MaxDepth)
        {
            throw Unexpected($"nesting of at most {MaxDepth} levels");
        }

        depth++;
        var result = parse();
        depth--;
        return result;
    }

    private void CheckChain(int length)
    {
        if (length > MaxChain)
        {
            throw Unexpected($"at most {MaxChain} operators in a row");
        }
    }

    /// <summary>Whether the brace at <paramref name="opening"/> is closed within the text.</summary>
    public bool IsClosed(int opening) => Matching(opening) is not null;

    /// <summary>The index after the closer that matches the opener at <paramref name="at"/>, or that of the end.</summary>
    private int AfterBalanced(int at) => Matching(at) + 1 ?? tokens.Count - 1;

    private int? Matching(int opener)
    {
        var open = 0;
        for (var i = opener; i < tokens.Count - 1; i++)
        {
            var token = tokens[i];
            if (token.Kind != TokenKind.Punctuator)
            {
                continue;
            }

            open += token.Text is "(" or "[" or "{" ? 1 : 0;
            open -= token.Text is ")" or "]" or "}" ? 1 : 0;
            if (open == 0)
            {
                return i;
            }
        }

        return null;
    }

    private void SkipBalanced()
    {
        if (Matching(index) is not { } closer)
        {
            index = tokens.Count - 1;
            throw Unexpected("a closing parenthesis");
        }

        index = closer + 1;
    }
}
