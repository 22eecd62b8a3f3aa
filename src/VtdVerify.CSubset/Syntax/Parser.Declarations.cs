namespace VtdVerify.CSubset.Syntax;

/// <content>Declarations, declarators and initialisers.</content>
internal sealed partial class Parser
{
    public TypeSyntax ParseTypeName()
    {
        var (_, type) = ParseSpecifiers();
        var (name, declared) = ParseDeclarator(type);
        return name is null ? declared : throw Unexpected("a type without a name");
    }

    /// <summary>A declaration up to its semicolon.</summary>
    private Declaration ParseDeclaration()
    {
        var (declaration, beside) = WithAttributes(DeclarationAlone);
        return beside.Count == 0
            ? declaration
            : declaration with
            {
                OddAttribute = Attributes.OddOfVariable(beside),
                OddOfFunction = Attributes.OddOfFunction(beside),
                MayAlign = beside.Any(Attributes.MayAlign),
            };
    }

    private Declaration DeclarationAlone()
    {
        var first = index;
        var (storage, type) = ParseSpecifiers();
        var isConst = HasConst(first, index);
        var declarators = new List<Declarator>();
        if (!Current.Is(";"))
        {
            declarators.Add(ParseInitDeclarator(storage, type));
            while (TryTake(","))
            {
                declarators.Add(ParseInitDeclarator(storage, type));
            }
        }

        Expect(";");
        return new Declaration(storage, type, declarators, SpanFrom(first)) { IsConst = isConst };
    }

    /// <summary>Whether specifiers hold the word, and not in a record's members or in what another word is given.</summary>
    private bool HasConst(int first, int end)
    {
        var depth = 0;
        for (var i = first; i < end; i++)
        {
            depth += tokens[i].Text is "{" or "(" ? 1 : tokens[i].Text is "}" or ")" ? -1 : 0;
            if (depth == 0 && tokens[i].Text is "const" or "__const")
            {
                return true;
            }
        }

        return false;
    }

    private Declarator ParseInitDeclarator(StorageClass storage, TypeSyntax type)
    {
        var first = index;
        var (name, declared) = ParseDeclarator(type);
        if (name is null)
        {
            throw Unexpected("a name to declare");
        }

        SkipDeclaratorAttributes();
        if (storage == StorageClass.Typedef)
        {
            types.Add(name);
        }

        var initializer = TryTake("=") ? ParseInitializer() : null;
        return new Declarator(name, declared, initializer, SpanFrom(first));
    }

    private void SkipDeclaratorAttributes()
    {
        SkipAttributes();
        SkipMacroAttributes();
    }

    private void SkipMacroAttributes()
    {
        while (Current.Kind == TokenKind.Identifier)
        {
            SkipAttributeMacro();
            SkipAttributes();
        }
    }

    /// <summary>Pointers, a name, arrays and parameters, inside out. The name is null in an abstract declarator.</summary>
    private (string? Name, TypeSyntax Type) ParseDeclarator(TypeSyntax type) => Nested(() => Declarator(type));

    private (string? Name, TypeSyntax Type) Declarator(TypeSyntax type)
    {
        for (var chain = 0; Current.Is("*"); chain++)
        {
            CheckChain(chain * (MaxChain / MaxDepth));
            Take();
            while (SkipPointerQualifier())
            {
            }

            type = new PointerTypeSyntax(type, SpanFrom(type));
        }

        if (!Current.Is("(") || !IsNestedDeclarator())
        {
            var name = Current.Kind == TokenKind.Identifier ? Take().Text : null;
            return (name, ParseSuffixes(type));
        }

        var inner = index + 1;
        SkipBalanced();
        var outer = ParseSuffixes(type);
        var after = index;
        index = inner;
        var result = ParseDeclarator(outer);
        Expect(")");
        index = after;
        return result;
    }

    private bool SkipPointerQualifier()
    {
        if (Current.Kind == TokenKind.Keyword && Qualifiers.Contains(Current.Text))
        {
            Take();
            return true;
        }

        var before = index;
        SkipAttributes();
        return index > before;
    }

    private bool IsNestedDeclarator()
    {
        var next = Peek();
        return next.Is("*") || next.Is("(") || (next.Kind == TokenKind.Identifier && Peek(2).Is(")")
            && (Peek(3).Is("(") || !types.IsLikely(next.Text)));
    }

    private TypeSyntax ParseSuffixes(TypeSyntax type)
    {
        if (Current.Is("["))
        {
            Take();
            while (Current.Is("static") || Current.Is("const") || Current.Is("restrict"))
            {
                Take();
            }

            var length = Current.Is("]") ? null : Nested(ParseExpression);
            Expect("]");
            var element = Nested(() => ParseSuffixes(type));
            return new ArrayTypeSyntax(element, length, SpanFrom(type));
        }

        return Current.Is("(") ? ParseParameters(type) : type;
    }

    private FunctionTypeSyntax ParseParameters(TypeSyntax returns)
    {
        Expect("(");
        var parameters = new List<ParameterSyntax>();
        var variadic = false;
        while (!Current.Is(")"))
        {
            variadic = TryTake("...");
            if (!variadic)
            {
                parameters.Add(Nested(ParseParameter));
            }

            if ((variadic || !TryTake(",")) && !Current.Is(")"))
            {
                throw Unexpected(variadic ? "')'" : "',' or ')'");
            }
        }

        Take();
        if (parameters is [{ Name: null, Type: BuiltinTypeSyntax { Words: "void" } }])
        {
            parameters.Clear();
        }

        return new FunctionTypeSyntax(returns, parameters, variadic, SpanFrom(returns));
    }

    private ParameterSyntax ParseParameter()
    {
        var first = index;
        var (_, type) = ParseSpecifiers();
        var (name, declared) = ParseDeclarator(type);
        SkipDeclaratorAttributes();
        return new ParameterSyntax(name, declared, SpanFrom(first));
    }

    private CExpression ParseInitializer() => Current.Is("{") ? ParseInitializerList() : ParseAssignment();

    private InitializerList ParseInitializerList() => Nested(InitializerItems);

    private InitializerList InitializerItems()
    {
        var first = index;
        Expect("{");
        var items = new List<InitializerItem>();
        while (!Current.Is("}"))
        {
            items.Add(ParseInitializerItem());
            if (!TryTake(",") && !Current.Is("}"))
            {
                throw Unexpected("',' or '}'");
            }
        }

        Take();
        return new InitializerList(items, SpanFrom(first));
    }

    private InitializerItem ParseInitializerItem()
    {
        var first = index;
        var designators = new List<Designator>();
        while (Current.Is(".") || Current.Is("["))
        {
            designators.Add(ParseDesignator());
        }

        if (designators.Count > 0)
        {
            Expect("=");
        }

        var value = ParseInitializer();
        return new InitializerItem(designators, value, SpanFrom(first));
    }

    private Designator ParseDesignator()
    {
        var first = index;
        if (TryTake("."))
        {
            var member = ExpectIdentifier("a member's name");
            return new Designator(member, null, null, SpanFrom(first));
        }

        Take();
        var position = ParseConditional();
        var last = TryTake("...") ? ParseConditional() : null;
        Expect("]");
        return new Designator(null, position, last, SpanFrom(first));
    }
}
