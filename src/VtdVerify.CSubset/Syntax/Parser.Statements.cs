namespace VtdVerify.CSubset.Syntax;

/// <content>Statements, and what tells a declaration from an expression.</content>
internal sealed partial class Parser
{
    private BlockStatement ParseBlock() => Nested(() =>
    {
        var first = index;
        Expect("{");
        var items = new List<CStatement>();
        while (!Current.Is("}"))
        {
            if (AtEnd)
            {
                throw Unexpected("'}'");
            }

            items.Add(ParseBlockItem());
        }

        Take();
        return new BlockStatement(items, SpanFrom(first));
    });

    /// <summary>A declaration, a label, or a statement.</summary>
    public CStatement ParseBlockItem()
    {
        if (TryParseLabel() is { } label)
        {
            return label;
        }

        var first = index;
        if (TryTakeWordToCompiler())
        {
            return new EmptyStatement(SpanFrom(first));
        }

        if (!IsDeclaration())
        {
            return ParseStatement();
        }

        var declaration = ParseDeclaration();
        return new DeclarationStatement(declaration, SpanFrom(first));
    }

    private CStatement? TryParseLabel()
    {
        var first = index;
        if (TryTake("case"))
        {
            var value = ParseConditional();
            var last = TryTake("...") ? ParseConditional() : null;
            Expect(":");
            return new CaseLabel(value, last, SpanFrom(first));
        }

        if (Current.Is("default") && Peek().Is(":"))
        {
            index += 2;
            return new DefaultLabel(SpanFrom(first));
        }

        if (Current.Kind == TokenKind.Identifier && Peek().Is(":"))
        {
            index += 2;
            return new NamedLabel(tokens[first].Text, SpanFrom(first));
        }

        return null;
    }

    private CStatement ParseStatement() => Nested(Statement);

    private CStatement Statement()
    {
        var first = index;
        if (TryParseLabel() is { } label)
        {
            var labelled = ParseStatement();
            return new BlockStatement([label, labelled], SpanFrom(first));
        }

        return Current.Kind == TokenKind.Keyword ? KeywordStatement(first) : PlainStatement(first);
    }

    private CStatement KeywordStatement(int first)
    {
        switch (Current.Text)
        {
            case "if":
                return ParseIf();
            case "while":
                Take();
                var condition = ParseCondition();
                var body = ParseStatement();
                return new WhileStatement(condition, body, SpanFrom(first));
            case "do":
                return ParseDo();
            case "for":
                return ParseFor();
            case "switch":
                Take();
                var value = ParseCondition();
                var cases = ParseStatement();
                return new SwitchStatement(value, cases, SpanFrom(first));
            case "break" or "continue":
                var isBreak = Take().Text == "break";
                Expect(";");
                return isBreak ? new BreakStatement(SpanFrom(first)) : new ContinueStatement(SpanFrom(first));
            case "return":
                Take();
                var result = Current.Is(";") ? null : ParseExpression();
                Expect(";");
                return new ReturnStatement(result, SpanFrom(first));
            case "goto":
                Take();
                var target = ParseExpression();
                Expect(";");
                return new GotoStatement(target, SpanFrom(first));
            case "asm" or "__asm__" or "__asm":
                return ParseAsm();
            default:
                return PlainStatement(first);
        }
    }

    private AsmStatement ParseAsm()
    {
        var first = index;
        Take();
        while (Current.Kind == TokenKind.Keyword)
        {
            Take();
        }

        SkipBalanced();
        Expect(";");
        return new AsmStatement(SpanFrom(first));
    }

    private CStatement PlainStatement(int first)
    {
        if (Current.Is("{"))
        {
            return ParseBlock();
        }

        if (TryTake(";"))
        {
            return new EmptyStatement(SpanFrom(first));
        }

        var expression = ParseExpression();
        if (TryTake(";"))
        {
            return new ExpressionStatement(expression, SpanFrom(first));
        }

        if (expression is not CallExpression { Callee: NameExpression macro } call || Current.Is("}") || AtEnd)
        {
            throw Unexpected("';'");
        }

        var body = ParseStatement();
        return new MacroStatement(macro.Name, call.Arguments, body, SpanFrom(first));
    }

    private CExpression ParseCondition()
    {
        Expect("(");
        var condition = ParseExpression();
        Expect(")");
        return condition;
    }

    private IfStatement ParseIf()
    {
        var first = index;
        Take();
        var condition = ParseCondition();
        var then = ParseStatement();
        var otherwise = TryTake("else") ? ParseStatement() : null;
        return new IfStatement(condition, then, otherwise, SpanFrom(first));
    }

    private DoStatement ParseDo()
    {
        var first = index;
        Take();
        var body = ParseStatement();
        Expect("while");
        var condition = ParseCondition();
        Expect(";");
        return new DoStatement(body, condition, SpanFrom(first));
    }

    private ForStatement ParseFor()
    {
        var first = index;
        Take();
        Expect("(");
        var initializer = ParseForInitializer();
        var condition = Current.Is(";") ? null : ParseExpression();
        Expect(";");
        var step = Current.Is(")") ? null : ParseExpression();
        Expect(")");
        var body = ParseStatement();
        return new ForStatement(initializer, condition, step, body, SpanFrom(first));
    }

    private CStatement? ParseForInitializer()
    {
        var first = index;
        if (TryTake(";"))
        {
            return null;
        }

        if (IsDeclaration())
        {
            var declaration = ParseDeclaration();
            return new DeclarationStatement(declaration, SpanFrom(first));
        }

        var expression = ParseExpression();
        Expect(";");
        return new ExpressionStatement(expression, SpanFrom(first));
    }

    private bool IsDeclaration()
    {
        if (Current.Kind == TokenKind.Keyword)
        {
            return IsTypeKeyword(Current.Text) && !(Current.Is("__extension__") && Peek().Is("("));
        }

        if (Current.Kind != TokenKind.Identifier)
        {
            return false;
        }

        var next = Peek();
        return next.Kind switch
        {
            TokenKind.Identifier => true,
            TokenKind.Keyword => IsTypeKeyword(next.Text),
            TokenKind.Punctuator when next.Text == "*" => IsPointerDeclaration(),
            TokenKind.Punctuator when next.Text == "(" => IsMacroTypedDeclaration(),
            _ => false,
        };
    }

    private bool IsPointerDeclaration()
    {
        var offset = 1;
        while (Peek(offset).Is("*") || (Peek(offset).Kind == TokenKind.Keyword && Qualifiers.Contains(Peek(offset).Text)))
        {
            offset++;
        }

        var after = Peek(offset + 1);
        return (Peek(offset).Kind == TokenKind.Identifier && EndsDeclarator(after))
            || (Peek(offset).Is("(") && types.IsKnown(Current.Text));
    }

    private static bool EndsDeclarator(Token token) =>
        token.Is("=") || token.Is(";") || token.Is(",") || token.Is("[") || token.Is(")") || token.Kind == TokenKind.Identifier;

    /// <summary>
    /// <c>g_autoptr(T) p = ...</c>, <c>QLIST_HEAD(, T) list;</c>, <c>T (*callback)(...)</c>; not a macro that takes
    /// a statement.
    /// </summary>
    private bool IsMacroTypedDeclaration()
    {
        if (Peek(2).Is("*") && (types.IsKnown(Current.Text) || (Peek(4).Is(")") && Peek(5).Is("("))))
        {
            return true;
        }

        var after = AfterBalanced(index + 1);
        var name = tokens[after];
        var next = tokens[Math.Min(after + 1, tokens.Length - 1)];
        return name.Kind == TokenKind.Identifier && !Current.Text.Contains("FOREACH", StringComparison.Ordinal)
            && (next.Is("=") || next.Is(";") || next.Is(",") || next.Is("["));
    }
}
