using System.Globalization;

namespace VtdVerify.CSubset.Syntax;

/// <content>Expressions from postfix operators down to names and literals.</content>
internal sealed partial class Parser
{
    private CExpression ParsePostfix(CExpression operand)
    {
        for (var chain = 0; ; chain++)
        {
            CheckChain(chain);
            var next = PostfixStep(operand);
            if (next is null)
            {
                return operand;
            }

            operand = next;
        }
    }

    private CExpression? PostfixStep(CExpression operand)
    {
        var token = Current;
        switch (token.Kind == TokenKind.Punctuator ? token.Text : string.Empty)
        {
            case "[":
                Take();
                var position = Nested(ParseExpression);
                Expect("]");
                return new IndexExpression(operand, position, SpanFrom(operand));
            case "(":
                var arguments = ParseArguments();
                return new CallExpression(operand, arguments, SpanFrom(operand));
            case "." or "->":
                Take();
                var member = ExpectIdentifier("a member's name");
                return new MemberExpression(operand, member, token.Text == "->", SpanFrom(operand));
            case "++" or "--":
                Take();
                return new IncrementExpression(operand, token.Text == "++", false, SpanFrom(operand));
            default:
                return null;
        }
    }

    private List<CExpression> ParseArguments()
    {
        Expect("(");
        var arguments = new List<CExpression>();
        while (!Current.Is(")"))
        {
            arguments.Add(IsTypeArgument() ? TypeArgument() : ParseAssignment());
            if (!TryTake(",") && !Current.Is(")"))
            {
                throw Unexpected("',' or ')'");
            }
        }

        Take();
        return arguments;
    }

    /// <summary>Macros such as container_of take types: <c>struct S</c>, <c>T *</c>.</summary>
    private bool IsTypeArgument()
    {
        if (Current.Kind == TokenKind.Keyword)
        {
            return IsTypeKeyword(Current.Text);
        }

        if (Current.Kind != TokenKind.Identifier)
        {
            return false;
        }

        var offset = 1;
        while (Peek(offset).Is("*"))
        {
            offset++;
        }

        var ends = Peek(offset).Is(",") || Peek(offset).Is(")");
        return ends && (offset > 1 || types.IsKnown(Current.Text));
    }

    private CExpression ParsePrimary()
    {
        var first = index;
        switch (Current.Kind)
        {
            case TokenKind.Identifier when Peek().Kind == TokenKind.String:
                return ParseString();
            case TokenKind.Identifier:
                return new NameExpression(Take().Text, SpanFrom(first));
            case TokenKind.Integer:
                return ParseInteger();
            case TokenKind.Floating:
                return new FloatingLiteral(Take().Text, SpanFrom(first));
            case TokenKind.Character:
                return ParseCharacter();
            case TokenKind.String:
                return ParseString();
            case TokenKind.Punctuator when Current.Text == "(":
                return ParseParenthesized();
            default:
                throw Unexpected("an expression");
        }
    }

    private CExpression ParseParenthesized()
    {
        var first = index;
        Take();
        if (Current.Is("{"))
        {
            var block = ParseBlock();
            Expect(")");
            return new StatementExpression(block, SpanFrom(first));
        }

        var inner = ParseExpression();
        Expect(")");
        return new ParenthesizedExpression(inner, SpanFrom(first));
    }

    private IntegerLiteral ParseInteger()
    {
        var text = Current.Text;
        var digits = text.TrimEnd('u', 'U', 'l', 'L');
        var suffix = text[digits.Length..].ToUpperInvariant();
        var prefix = digits.Length > 1 && digits[0] == '0' ? char.ToLowerInvariant(digits[1]) : ' ';
        var value = (suffix, prefix) switch
        {
            (not ("" or "U" or "L" or "LL" or "UL" or "ULL" or "LU" or "LLU"), _) => null,
            (_, 'x') => Digits(digits[2..], 16),
            (_, 'b') => Digits(digits[2..], 2),
            (_, ' ') => Digits(digits, 10),
            _ => Digits(digits[1..], 8),
        };
        var unsigned = suffix.Contains('U', StringComparison.Ordinal);
        if (value is null || (value > long.MaxValue && prefix == ' ' && !unsigned))
        {
            throw Unexpected("an integer literal of at most 64 bits, with its sign");
        }

        var first = index;
        Take();
        return new IntegerLiteral(value.Value, prefix == ' ', unsigned, suffix.Count(c => c == 'L'), SpanFrom(first));
    }

    private static ulong? Digits(string digits, uint radix)
    {
        UInt128 value = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? uint.Parse(c.ToString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : radix;
            value = (value * radix) + digit;
            if (digit >= radix || value > ulong.MaxValue)
            {
                return null;
            }
        }

        return digits.Length == 0 ? null : (ulong)value;
    }

    private CharacterLiteral ParseCharacter()
    {
        var text = Characters.Unescape(Current.Text);
        if (text is not { Length: >= 1 and <= 4 })
        {
            throw Unexpected("a character literal of one to four characters");
        }

        if (Current.Text[0] != '\'' && (text.Length > 1 || text[0] > 127))
        {
            throw Unexpected("a wide character of 7 bits");
        }

        var value = text.Length == 1 ? (sbyte)text[0] : text.Aggregate(0, (packed, c) => (packed << 8) | (c & 0xff));
        var first = index;
        Take();
        return new CharacterLiteral(value, SpanFrom(first));
    }

    private StringLiteral ParseString()
    {
        var first = index;
        var value = new System.Text.StringBuilder();
        var macros = new List<string>();
        while (Current.Kind == TokenKind.String || Current.Kind == TokenKind.Identifier)
        {
            if (Current.Kind == TokenKind.Identifier)
            {
                macros.Add(Take().Text);
                if (Current.Is("("))
                {
                    SkipBalanced();
                }

                continue;
            }

            value.Append(Characters.Unescape(Current.Text) ?? throw Unexpected("a string with known escapes"));
            Take();
        }

        return new StringLiteral(value.ToString(), macros, SpanFrom(first));
    }
}
