namespace VtdVerify.CSubset.Syntax;

/// <summary>Recursive descent over the tokens of one text. This part holds the cursor; the others the grammar.</summary>
internal sealed partial class Parser
{
    /// <summary>How deeply statements, parentheses, initialisers and prefix operators may nest.</summary>
    public const int MaxDepth = 200;

    /// <summary>How many operators of one precedence may follow each other.</summary>
    public const int MaxChain = 1000;

    /// <summary>How many nodes may lie within each other: a chain of operators lies within each other, too.</summary>
    public const int MaxHeight = 1500;

    private readonly SourceText source;
    private readonly Token[] tokens;
    private readonly TypeNames types;
    private readonly Lazy<int[]> closers;
    private int index;
    private int depth;

    public Parser(SourceText source, Token[] tokens, TypeNames types)
    {
        (this.source, this.tokens, this.types) = (source, tokens, types);
        closers = new(FindClosers);
    }

    /// <summary>Why bodies of functions were not read.</summary>
    public List<SyntaxDiagnostic> Unread { get; } = [];

    public bool AtEnd => Current.Kind == TokenKind.End;

    /// <summary>The index of the next token; assignable to start over elsewhere.</summary>
    public int Index
    {
        get => index;
        set => (index, depth) = (value, 0);
    }

    private ref readonly Token Current => ref tokens[index];

    private ref readonly Token Peek(int offset = 1) => ref tokens[Math.Min(index + offset, tokens.Length - 1)];

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

    /// <summary>The node that was read from a token on, unless it holds more nodes within each other than may be.</summary>
    public T Checked<T>(T node, int first = 0)
        where T : CNode
    {
        // A short text cannot: no token begins more than so many nodes.
        const int NodesOfToken = 4;
        return (index - first) * NodesOfToken > MaxHeight && SyntaxHeight.Beyond(node, MaxHeight) is { } deepest
            ? throw new CSyntaxException(new SyntaxDiagnostic(deepest.Span, "more nesting", $"at most {MaxHeight} levels"))
            : node;
    }

    /// <summary>Whether the brace at <paramref name="opening"/> is closed within the text.</summary>
    public bool IsClosed(int opening) => Matching(opening) is not null;

    /// <summary>The index after the closer that matches the opener at <paramref name="at"/>, or that of the end.</summary>
    private int AfterBalanced(int at) => Matching(at) + 1 ?? tokens.Length - 1;

    /// <summary>The closer of the opener at or after an index, with only words between; null where none closes it.</summary>
    private int? Matching(int from)
    {
        var first = from;
        while (first < tokens.Length - 1 && tokens[first].Kind != TokenKind.Punctuator)
        {
            first++;
        }

        return !IsOpener(tokens[first]) ? (IsCloser(tokens[first]) || first == tokens.Length - 1 ? null : first)
            : closers.Value[first] > 0 ? closers.Value[first]
            : null;
    }

    private static bool IsOpener(Token token) => token.Kind == TokenKind.Punctuator && token.Text is "(" or "[" or "{";

    private static bool IsCloser(Token token) => token.Kind == TokenKind.Punctuator && token.Text is ")" or "]" or "}";

    /// <summary>For each opener the index of its closer; 0 where it has none. Found once: a text may ask at each of its tokens.</summary>
    private int[] FindClosers()
    {
        var (found, open) = (new int[tokens.Length], new Stack<int>());
        for (var i = 0; i < tokens.Length; i++)
        {
            if (IsOpener(tokens[i]))
            {
                open.Push(i);
            }
            else if (IsCloser(tokens[i]) && open.TryPop(out var opener))
            {
                found[opener] = i;
            }
        }

        return found;
    }

    private void SkipBalanced()
    {
        if (Matching(index) is not { } closer)
        {
            index = tokens.Length - 1;
            throw Unexpected("a closing parenthesis");
        }

        index = closer + 1;
    }
}
