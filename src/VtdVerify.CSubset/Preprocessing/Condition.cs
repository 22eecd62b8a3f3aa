using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Preprocessing;

/// <summary>
/// Evaluates the condition of an <c>#if</c> (C11 6.10.1), as far as the text and the target settle the names in it. A name of which nothing
/// is known makes the value unknown, not 0: a header that is not read may define it.
/// </summary>
internal sealed class Condition
{
    private const int MaxDepth = 100;

    private readonly MacroTable macros;
    private readonly IReadOnlyList<Token> tokens;
    private int index;
    private int depth;

    private Condition(MacroTable macros, IReadOnlyList<Token> tokens)
    {
        (this.macros, this.tokens) = (macros, tokens);
    }

    private Token Current => tokens[index];

    /// <summary>The value of an <c>#if</c>, <c>#ifdef</c>, <c>#ifndef</c>, <c>#elif</c>, <c>#elifdef</c> or <c>#elifndef</c>.</summary>
    public static ConditionValue Of(SourceText source, Directive directive, MacroTable macros)
    {
        if (Lexer.Argument(source, directive) is not { Count: > 1 } tokens)
        {
            return ConditionValue.Unknown($"the condition '{directive.Argument}'");
        }

        if (directive.Name is not ("if" or "elif"))
        {
            var defined = Defined(macros, tokens[0].Text);
            return directive.Name is "ifdef" or "elifdef" ? defined : ConditionValue.Unary("!", defined);
        }

        var problem = default(string);
        var expansion = new Expansion(source, macros, (token, _) => problem ??= $"'{token.Text}'");
        var condition = new Condition(macros, expansion.Run(Marked(tokens)));
        var value = condition.Whole();
        return problem is null || value.Missing is not null ? value : ConditionValue.Unknown(problem);
    }

    /// <summary>The tokens with each <c>defined NAME</c> as one token of no macro's name.</summary>
    private static List<Token> Marked(IReadOnlyList<Token> tokens)
    {
        var marked = new List<Token>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var opens = i + 1 < tokens.Count && tokens[i + 1].Is("(") ? 1 : 0;
            if (tokens[i].Text == "defined" && i + 1 + opens < tokens.Count && tokens[i + 1 + opens].IsWord
                && (opens == 0 || tokens[i + 3].Is(")")))
            {
                marked.Add(tokens[i] with { Text = $"defined {tokens[i + 1 + opens].Text}" });
                i += opens == 0 ? 1 : 3;
            }
            else
            {
                marked.Add(tokens[i]);
            }
        }

        return marked;
    }

    private static ConditionValue Defined(MacroTable macros, string name) =>
        macros.IsDefined(name) is { } known ? ConditionValue.Of(known) : ConditionValue.Unknown($"'{name}'");

    private ConditionValue Whole()
    {
        try
        {
            var value = Choice();
            return Current.Kind == TokenKind.End ? value : throw Unread();
        }
        catch (ExpansionException reason)
        {
            return ConditionValue.Unknown(reason.Message);
        }
    }

    private ExpansionException Unread() => new($"a condition with {Current.Described}");

    private ConditionValue Choice()
    {
        if (++depth > MaxDepth)
        {
            throw Unread();
        }

        var condition = Binary(Operators.LowestPrecedence);
        if (Current.Is("?"))
        {
            index++;
            var then = Choice();
            Expect(":");
            var otherwise = Choice();
            condition = condition.Truth switch { true => then, false => otherwise, null => condition }
                with { Unsigned = then.Unsigned || otherwise.Unsigned };
        }

        depth--;
        return condition;
    }

    private ConditionValue Binary(int lowest)
    {
        var left = Unary();
        while (Current.Kind == TokenKind.Punctuator && Operators.Binary(Current.Text) is { } op && Operators.Precedence(op) >= lowest)
        {
            var text = tokens[index++].Text;
            left = ConditionValue.Binary(text, left, Binary(Operators.Precedence(op) + 1));
        }

        return left;
    }

    private ConditionValue Unary()
    {
        if (++depth > MaxDepth)
        {
            throw Unread();
        }

        var value = Current.Is("!") || Current.Is("-") || Current.Is("+") || Current.Is("~")
            ? ConditionValue.Unary(tokens[index++].Text, Unary())
            : Primary();
        depth--;
        return value;
    }

    private ConditionValue Primary()
    {
        var token = tokens[index++];
        if (token.Is("("))
        {
            var value = Choice();
            Expect(")");
            return value;
        }

        if (token.IsWord)
        {
            SkipCall();
            return Word(token.Text);
        }

        index--;
        return token.Kind is TokenKind.Integer or TokenKind.Character ? Literal() : throw Unread();
    }

    /// <summary>What is asked of a compiler, as by __has_builtin, is of that name's own kind.</summary>
    private void SkipCall()
    {
        for (var open = 0; (open > 0 || Current.Is("(")) && Current.Kind != TokenKind.End; index++)
        {
            open += Current.Is("(") ? 1 : Current.Is(")") ? -1 : 0;
            if (open == 0)
            {
                index++;
                return;
            }
        }
    }

    private void Expect(string text)
    {
        if (!Current.Is(text))
        {
            throw Unread();
        }

        index++;
    }

    private ConditionValue Word(string word) =>
        word.StartsWith("defined ", StringComparison.Ordinal) ? Defined(macros, word["defined ".Length..])
        : macros.IsDefined(word) == false ? ConditionValue.Of(false)
        : ConditionValue.Unknown($"'{word}'");

    private ConditionValue Literal()
    {
        var token = tokens[index++];
        try
        {
            return CParser.ParseExpression(token.Text) switch
            {
                IntegerLiteral { Value: var value } literal => new(value, literal.Unsigned || value > long.MaxValue, null),
                CharacterLiteral character => new((ulong)character.Value, false, null),
                _ => throw Unread(),
            };
        }
        catch (CSyntaxException)
        {
            index--;
            throw Unread();
        }
    }
}
