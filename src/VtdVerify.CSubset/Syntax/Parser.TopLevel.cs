namespace VtdVerify.CSubset.Syntax;

/// <summary>A function whose body begins in the text; the cursor stands after its opening brace.</summary>
internal sealed record OpenFunction(FunctionSignature Signature, int FirstToken, int OpeningBrace);

/// <content>Items at the outermost level, and how to go on after one that cannot be read.</content>
internal sealed partial class Parser
{
    /// <summary>The item at the cursor; null where only a stray semicolon stood there.</summary>
    public TopLevelItem? ParseTopLevelItem()
    {
        if (TryTake(";"))
        {
            return null;
        }

        var first = index;
        if (IsTopLevelMacro())
        {
            return ParseTopLevelMacro(first);
        }

        if (TryOpenFunction() is { } open)
        {
            var body = BodyOf(open);
            var definition = new FunctionDefinition(open.Signature, body, source, SpanFrom(first));
            return Checked(definition with
            {
                Unread = Attributes.UnreadBecause(open.Signature.OddAttribute)
                    ?? (body.Items is [UnreadStatement unread] ? unread.Problem.Message : null),
            }, first);
        }

        var declaration = ParseDeclaration();
        return Checked(new TopLevelDeclaration(declaration, SpanFrom(first)), first);
    }

    /// <summary>A function whose statements are not read is there all the same, if its braces show where it ends.</summary>
    private BlockStatement BodyOf(OpenFunction open)
    {
        index = open.OpeningBrace;
        try
        {
            return Checked(ParseBlock(), open.OpeningBrace);
        }
        catch (CSyntaxException error) when (EndOfBody(open.OpeningBrace) is { } closer)
        {
            Unread.Add(error.Diagnostic);
            Index = closer + 1;
            var span = SpanFrom(open.OpeningBrace);
            return new BlockStatement([new UnreadStatement(error.Diagnostic, span)], span);
        }
    }

    /// <summary>The brace in the first column that ends a function; null where it is not the one that closes its body.</summary>
    private int? EndOfBody(int opening)
    {
        var closer = opening + 1;
        while (closer < tokens.Length - 1 && !(tokens[closer].Is("}") && tokens[closer].Column == 1))
        {
            closer++;
        }

        return Matching(opening) == closer ? closer : null;
    }

    /// <summary>
    /// Reads a signature and its opening brace. Null, with the cursor where it was, where the item is a declaration.
    /// </summary>
    public OpenFunction? TryOpenFunction()
    {
        var (open, beside) = WithAttributes(OpenFunctionAlone);
        return open is null
            ? null
            : open with { Signature = open.Signature with { OddAttribute = Attributes.OddOfFunction(beside) } };
    }

    private OpenFunction? OpenFunctionAlone()
    {
        var first = index;
        if (IsTopLevelMacro())
        {
            return null;
        }

        var (storage, type) = ParseSpecifiers();
        var (name, declared) = Current.Is(";") ? (null, type) : ParseDeclarator(type);
        var span = SpanFrom(first);
        if (name is not null && declared is FunctionTypeSyntax function)
        {
            SkipDeclaratorAttributes();
            if (Current.Is("{"))
            {
                var open = new OpenFunction(new FunctionSignature(name, function, storage, span), first, index);
                Take();
                return open;
            }
        }

        index = first;
        return null;
    }

    /// <summary>A signature with nothing after it, as a hunk's heading has it; null where the text is something else.</summary>
    public FunctionSignature? TryParseSignature()
    {
        var (signature, beside) = WithAttributes(SignatureAlone);
        return signature is null ? null : signature with { OddAttribute = Attributes.OddOfFunction(beside) };
    }

    private FunctionSignature? SignatureAlone()
    {
        var first = index;
        var (storage, type) = ParseSpecifiers();
        var (name, declared) = ParseDeclarator(type);
        var span = SpanFrom(first);
        TryTake("{");
        return AtEnd && name is not null && declared is FunctionTypeSyntax function
            ? new FunctionSignature(name, function, storage, span)
            : null;
    }

    private bool IsTopLevelMacro() =>
        Current.Is("_Static_assert")
        || (Current.Kind == TokenKind.Identifier && Peek().Is("(") && !Peek(2).Is("*") && !tokens[AfterBalanced(index + 1)].Is("{")
            && tokens[AfterBalanced(index + 1)].Kind != TokenKind.Identifier)
        || (Current.Kind == TokenKind.Identifier && Peek().Is("(") && tokens[AfterBalanced(index + 1)].BeginsLine);

    private TopLevelMacro ParseTopLevelMacro(int first)
    {
        var name = Take().Text;
        SkipBalanced();
        var span = SpanFrom(first);
        TryTake(";");
        return new TopLevelMacro(name, span);
    }

    /// <summary>
    /// Moves to where the next definition may begin: after a semicolon or brace that closes the broken item, or to a name in
    /// the first column after one, whatever the braces say.
    /// </summary>
    public void Recover(int brokenItem)
    {
        var error = Math.Max(index, brokenItem + 1);
        var open = 0;
        for (index = brokenItem; !AtEnd; index++)
        {
            open += Current.Is("{") ? 1 : 0;
            open -= Current.Is("}") ? 1 : 0;
            var ends = Current.Is(";") || Current.Is("}");
            var next = Peek();
            var fresh = next.BeginsLine && next.Kind is TokenKind.Identifier or TokenKind.Keyword && !Peek(2).Is(":");
            var closes = fresh && Current.Is("}") && Current.BeginsLine;
            if (closes || (index + 1 >= error && ends && (open <= 0 || fresh)))
            {
                index++;
                break;
            }
        }

        depth = 0;
    }
}
