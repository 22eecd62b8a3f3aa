namespace VtdVerify.CSubset.Syntax;

/// <content>Declaration specifiers: storage class, qualifiers, the type itself, attributes.</content>
internal sealed partial class Parser
{
    private static readonly HashSet<string> BuiltinWords =
        ["void", "char", "short", "int", "long", "float", "double", "signed", "unsigned", "_Bool", "__signed__", "__auto_type"];

    private static readonly HashSet<string> Qualifiers =
    [
        "const", "volatile", "restrict", "inline", "__inline", "__inline__", "__restrict", "__restrict__", "__const", "__volatile__",
        Attributes.NeverReturns, "_Thread_local", "__thread", "_Atomic", "__extension__",
    ];

    private static readonly HashSet<string> AutoTypes = ["g_autoptr", "g_auto", "g_autolist", "g_autoslist", "g_autoqueue"];

    private static bool IsTypeKeyword(string text) =>
        BuiltinWords.Contains(text) || Qualifiers.Contains(text) || IsTypeof(text) || StorageOf(text) != StorageClass.None
        || text is "struct" or "union" or "enum" or "__attribute__" or "__attribute";

    private static bool IsTypeof(string text) => text is "typeof" or "__typeof__" or "__typeof";

    private static StorageClass StorageOf(string text) => text switch
    {
        "typedef" => StorageClass.Typedef,
        "extern" => StorageClass.Extern,
        "static" => StorageClass.Static,
        "auto" => StorageClass.Auto,
        "register" => StorageClass.Register,
        _ => StorageClass.None,
    };

    private (StorageClass Storage, TypeSyntax Type) ParseSpecifiers()
    {
        var first = index;
        var storage = StorageClass.None;
        var words = new List<string>();
        TypeSyntax? type = null;
        while (true)
        {
            var token = Current;
            if (token.Kind == TokenKind.Keyword && StorageOf(token.Text) != StorageClass.None)
            {
                storage = StorageOf(Take().Text);
            }
            else if (token.Kind == TokenKind.Keyword && BuiltinWords.Contains(token.Text))
            {
                words.Add(Take().Text);
            }
            else if (!SkipQualifierOrAttribute(type is not null || words.Count > 0))
            {
                var specified = type is null && words.Count == 0 ? ParseTypeSpecifier() : null;
                if (specified is null)
                {
                    break;
                }

                type = specified;
            }
        }

        type ??= words.Count > 0 ? new BuiltinTypeSyntax(string.Join(' ', words.Order(StringComparer.Ordinal)), SpanFrom(first)) : null;
        return (storage, type ?? throw Unexpected("a type"));
    }

    /// <summary>Qualifiers, attributes, and macros that stand for attributes.</summary>
    private bool SkipQualifierOrAttribute(bool typeSeen)
    {
        if (Current.Kind == TokenKind.Keyword && Qualifiers.Contains(Current.Text))
        {
            var word = Take().Text;
            if (word == Attributes.NeverReturns)
            {
                attributes.Add(word);
            }

            return true;
        }

        if (Current.Is("__attribute__") || Current.Is("__attribute"))
        {
            SkipAttribute();
            return true;
        }

        if (Current.Kind != TokenKind.Identifier || !IsAttributeName(typeSeen))
        {
            return false;
        }

        SkipAttributeMacro();
        return true;
    }

    /// <summary>
    /// An identifier beside the type that declares nothing: <c>g_autofree char *s</c>, <c>void QEMU_NORETURN
    /// f(void)</c>.
    /// </summary>
    private bool IsAttributeName(bool typeSeen)
    {
        var next = Peek();
        if (next.Is("("))
        {
            return (typeSeen && Peek(2).Is("*")) || IsAttributeCall(typeSeen);
        }

        if (typeSeen)
        {
            return next.Kind == TokenKind.Identifier || (next.Is("*") && types.IsLikely(Current.Text));
        }

        var beforeType = next.Kind == TokenKind.Keyword && IsTypeKeyword(next.Text) && !Qualifiers.Contains(next.Text)
            && !(next.Text is "__attribute__" or "__attribute" && types.IsLikely(Current.Text));
        return beforeType || (next.Kind == TokenKind.Identifier && !types.IsKnown(Current.Text)
            && (Peek(2).Kind == TokenKind.Identifier || (Peek(2).Is("*") && types.IsLikely(next.Text))));
    }

    /// <summary><c>void G_GNUC_PRINTF(1, 2) f(...)</c>: a name or type follows the parentheses.</summary>
    private bool IsAttributeCall(bool typeSeen)
    {
        var after = tokens[AfterBalanced(index + 1)];
        return typeSeen
            ? after.Kind == TokenKind.Identifier && !Current.Text.Any(char.IsAsciiLetterLower)
            : after.Kind == TokenKind.Keyword && BuiltinWords.Contains(after.Text);
    }

    private TypeSyntax? ParseTypeSpecifier()
    {
        var first = index;
        if (Current.Is("struct") || Current.Is("union"))
        {
            return ParseRecord();
        }

        if (Current.Is("enum"))
        {
            return ParseEnum();
        }

        if (Current.Kind == TokenKind.Keyword && IsTypeof(Current.Text))
        {
            Take();
            Expect("(");
            var operand = Nested<CExpression>(() => IsTypeArgument() ? TypeArgument() : ParseExpression());
            Expect(")");
            return new TypeofSyntax(operand, SpanFrom(first));
        }

        return Current.Kind == TokenKind.Identifier ? ParseNamedType() : null;
    }

    private TypeSyntax ParseNamedType()
    {
        var first = index;
        var name = Take().Text;
        if (!Current.Is("("))
        {
            return new NamedTypeSyntax(name, SpanFrom(first));
        }

        if (AutoTypes.Contains(name) && Peek().Kind == TokenKind.Identifier)
        {
            attributes.Add(name);
            var target = new NamedTypeSyntax(Peek().Text, SpanOf(Peek()));
            SkipBalanced();
            return new PointerTypeSyntax(target, SpanFrom(first));
        }

        if (Peek().Is("*"))
        {
            return new NamedTypeSyntax(name, SpanFrom(first));
        }

        var opener = index;
        SkipBalanced();
        return new MacroTypeSyntax(name, MacroExpansion.Split(tokens.Skip(opener + 1).Take(index - opener - 2)), SpanFrom(first));
    }

    private EnumTypeSyntax ParseEnum()
    {
        var first = index;
        Take();
        SkipEnumAttributes();
        var tag = Current.Kind == TokenKind.Identifier ? Take().Text : null;
        List<Enumerator>? enumerators = null;
        if (TryTake("{"))
        {
            enumerators = [];
            while (!TryTake("}"))
            {
                var start = index;
                var name = ExpectIdentifier("an enumerator's name");
                SkipAttributes();
                var value = TryTake("=") ? ParseConditional() : null;
                enumerators.Add(new Enumerator(name, value, SpanFrom(start)));
                if (!TryTake(",") && !Current.Is("}"))
                {
                    throw Unexpected("',' or '}'");
                }
            }

            SkipEnumAttributes();
        }

        return new EnumTypeSyntax(tag, enumerators, SpanFrom(first));
    }
}
