namespace VtdVerify.CSubset.Syntax;

/// <content>Expressions from the comma down to casts.</content>
internal sealed partial class Parser
{
    public CExpression ParseExpression()
    {
        var left = ParseAssignment();
        for (var chain = 0; Current.Is(","); chain++)
        {
            CheckChain(chain);
            Take();
            var right = ParseAssignment();
            left = new CommaExpression(left, right, SpanFrom(left));
        }

        return left;
    }

    private CExpression ParseAssignment() => Nested(AssignmentOrConditional);

    private CExpression AssignmentOrConditional()
    {
        var target = ParseConditional();
        var text = Current.Kind == TokenKind.Punctuator ? Current.Text : string.Empty;
        if (text == "=")
        {
            Take();
            var value = ParseAssignment();
            return new AssignmentExpression(null, target, value, SpanFrom(target));
        }

        if (text.Length >= 2 && text[^1] == '=' && Operators.Binary(text[..^1]) is { } op && Operators.Binary(text) is null)
        {
            Take();
            var value = ParseAssignment();
            return new AssignmentExpression(op, target, value, SpanFrom(target));
        }

        return target;
    }

    private CExpression ParseConditional()
    {
        var condition = ParseBinary(Operators.LowestPrecedence);
        if (!TryTake("?"))
        {
            return condition;
        }

        var then = Current.Is(":") ? null : Nested(ParseExpression);
        Expect(":");
        var otherwise = Nested(ParseConditional);
        return new ConditionalExpression(condition, then, otherwise, SpanFrom(condition));
    }

    private CExpression ParseBinary(int lowest)
    {
        var left = ParseCast();
        for (var chain = 0; CurrentBinary() is { } op && Operators.Precedence(op) >= lowest; chain++)
        {
            CheckChain(chain);
            Take();
            var right = ParseBinary(Operators.Precedence(op) + 1);
            left = new BinaryExpression(op, left, right, SpanFrom(left));
        }

        return left;
    }

    private BinaryOperator? CurrentBinary() => Current.Kind == TokenKind.Punctuator ? Operators.Binary(Current.Text) : null;

    private CExpression ParseCast()
    {
        if (!Current.Is("(") || !IsParenthesizedType())
        {
            return ParseUnary();
        }

        var first = index;
        Take();
        var type = Nested(ParseTypeName);
        Expect(")");
        if (Current.Is("{"))
        {
            var list = ParseInitializerList();
            return ParsePostfix(new CompoundLiteral(type, list, SpanFrom(first)));
        }

        var operand = Nested(ParseCast);
        return new CastExpression(type, operand, SpanFrom(first));
    }

    /// <summary>Whether the parenthesis at the cursor holds a type, as in a cast, a compound literal or sizeof.</summary>
    private bool IsParenthesizedType()
    {
        var next = Peek();
        if (next.Kind == TokenKind.Keyword)
        {
            return IsTypeKeyword(next.Text);
        }

        if (next.Kind != TokenKind.Identifier)
        {
            return false;
        }

        var offset = 2;
        while (Peek(offset).Is("*") || Peek(offset).Is("const"))
        {
            offset++;
        }

        var known = types.IsKnown(next.Text);
        if (Peek(offset).Is("[") && types.IsLikely(next.Text))
        {
            var after = AfterBalanced(index + offset);
            return tokens[after].Is(")") && tokens[Math.Min(after + 1, tokens.Length - 1)].Is("{");
        }

        if (!Peek(offset).Is(")"))
        {
            return known && !IsOperatorAfterName(Peek(offset));
        }

        return offset > 2 || known || IsCastBeforeOperand(next.Text, offset + 1);
    }

    private static bool IsOperatorAfterName(Token token) => token.Kind == TokenKind.Punctuator && !token.Is("(") && !token.Is("[");

    /// <summary>Decides <c>(Name) operand</c> for a name that is not known to be a type.</summary>
    private bool IsCastBeforeOperand(string name, int offset)
    {
        var operand = Peek(offset);
        return operand.Kind switch
        {
            TokenKind.Identifier or TokenKind.Integer or TokenKind.Character => true,
            TokenKind.Keyword => operand.Text == "sizeof",
            TokenKind.Punctuator => operand.Text is "~" or "!" or "{"
                || (operand.Text is "(" or "&" or "-" or "*" && types.IsLikely(name))
                || (operand.Text == "(" && types.IsKnown(Peek(offset + 1).Text) && Peek(offset + 2).Is(")")),
            _ => false,
        };
    }

    private CExpression ParseUnary()
    {
        var first = index;
        var token = Current;
        if (token.Is("++") || token.Is("--"))
        {
            Take();
            var target = Nested(ParseUnary);
            return new IncrementExpression(target, token.Text == "++", true, SpanFrom(first));
        }

        if (token.Kind == TokenKind.Punctuator && Operators.Unary(token.Text) is { } op)
        {
            Take();
            var operand = Nested(ParseCast);
            return new UnaryExpression(op, operand, SpanFrom(first));
        }

        if (token.Is("__extension__"))
        {
            Take();
            return Nested(ParseCast);
        }

        return token.Is("sizeof") || token.Is("_Alignof") || token.Is("__alignof__") ? ParseSizeof() : ParsePostfix(ParsePrimary());
    }

    private SizeofExpression ParseSizeof()
    {
        var first = index;
        var alignment = Take().Text != "sizeof";
        if (!Current.Is("(") || !IsParenthesizedType())
        {
            var operand = Nested(ParseUnary);
            return new SizeofExpression(operand, alignment, SpanFrom(first));
        }

        Take();
        var type = TypeArgument();
        Expect(")");
        return new SizeofExpression(type, alignment, SpanFrom(first));
    }

    private TypeExpression TypeArgument()
    {
        var first = index;
        var type = Nested(ParseTypeName);
        return new TypeExpression(type, SpanFrom(first));
    }
}
