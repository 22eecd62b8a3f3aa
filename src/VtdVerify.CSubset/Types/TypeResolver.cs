using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Types;

/// <summary>
/// Types as written to types as meant. What is unknown becomes an <see cref="UnknownType"/>, which is
/// Unsupported once used.
/// </summary>
/// <param name="constant">The value of a constant expression; null where it is none.</param>
/// <param name="typeOf">The type of an expression, for typeof; null where it is unknown.</param>
internal sealed class TypeResolver(Symbols symbols, Func<CExpression, ulong?> constant, Func<CExpression, CType?> typeOf)
{
    private const int MaxArrayLength = 4096;
    private const int MaxBitField = 32;

    private readonly HashSet<string> replacing = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether a variable of the function has a type's name. The parser does not know of it, and reads <c>(name) - 1</c> as a cast.
    /// </summary>
    public Predicate<string> IsHidden { get; init; } = _ => false;

    public CType Resolve(TypeSyntax syntax) => SyntaxWalk.EffectsIn(syntax).Any() ? UnknownType.WithEffect : WithoutEffect(syntax);

    private CType WithoutEffect(TypeSyntax syntax) => syntax switch
    {
        BuiltinTypeSyntax builtin => Builtin(builtin.Words),
        NamedTypeSyntax named when IsHidden(named.Name) => new UnknownType($"{named.Name}, which is a variable here"),
        NamedTypeSyntax named => symbols.Typedefs.GetValueOrDefault(named.Name) ?? new UnknownType(named.Name),
        RecordTypeSyntax record => Record(record),
        EnumTypeSyntax enumeration => Enumeration(enumeration),
        PointerTypeSyntax pointer => Resolve(pointer.Target) is var target && target == UnknownType.WithEffect
            ? target
            : new PointerType(target),
        ArrayTypeSyntax array => Array(array),
        FunctionTypeSyntax function => Function(function),
        TypeofSyntax { Operand: TypeExpression type } => Resolve(type.Type),
        TypeofSyntax of => Typeof(of.Operand),
        MacroTypeSyntax macro => Replaced(macro),
        _ => new UnknownType(syntax.GetType().Name),
    };

    public FunctionType Function(FunctionTypeSyntax syntax) =>
        new(Resolve(syntax.Returns), [.. syntax.Parameters.Select(p => Adjusted(Resolve(p.Type)))], syntax.Variadic);

    /// <summary>Adds what a declaration at the outermost level introduces.</summary>
    public void Declare(Declaration declaration)
    {
        var alone = Resolve(declaration.Type);
        foreach (var declarator in declaration.Declarators)
        {
            var type = declarator.Type == declaration.Type ? alone : Initialized(declarator.Type, declarator.Initializer);
            if (declaration.Storage == StorageClass.Typedef)
            {
                symbols.Typedefs[declarator.Name] = declaration.MayAlign ? Realigned(type) : type;
            }
            else if (type is FunctionType function)
            {
                symbols.Functions[declarator.Name] = function;
            }
            else
            {
                symbols.Globals[declarator.Name] = type;
                if (declaration.Storage != StorageClass.Extern || declarator.Initializer is not null)
                {
                    Define(declaration, declarator);
                }
            }
        }
    }

    private void Define(Declaration declaration, Declarator declarator)
    {
        // A declaration without a value leaves the one that another gave.
        if (declarator.Initializer is not null || symbols.Definitions.GetValueOrDefault(declarator.Name) is not { Initializer: not null })
        {
            symbols.Definitions[declarator.Name] = declarator;
        }

        if (declaration.IsConstant(declarator))
        {
            symbols.Constant.Add(declarator.Name);
        }

        if (declaration.Storage != StorageClass.Static)
        {
            symbols.Shared.Add(declarator.Name);
        }
    }

    /// <summary>An array as the type of an initialised variable: the initialiser may give the length.</summary>
    public CType Initialized(TypeSyntax syntax, CExpression? initializer)
    {
        if (syntax is not ArrayTypeSyntax { Length: null } array || initializer is null)
        {
            return Resolve(syntax);
        }

        var element = Resolve(array.Element);
        var length = initializer is InitializerList list ? Length(list, element)
            : element is IntegerType { Width: 8 } ? TextCharacters.Of(initializer)?.Count
            : null;
        return length is > 0 and <= MaxArrayLength and var known ? new ArrayType(element, known) : Resolve(syntax);
    }

    /// <summary>How many elements a braced initialiser names; null where it leaves out the braces of an element.</summary>
    private int? Length(InitializerList list, CType element)
    {
        var (next, length) = (0UL, 0UL);
        foreach (var item in list.Items)
        {
            if (item.Designators is [{ Index: { } index, Last: null }] && constant(index) is { } position)
            {
                next = position;
            }
            else if (item.Designators.Count > 0)
            {
                return null;
            }

            var isWhole = element is RecordType or ArrayType
                ? item.Value is InitializerList || typeOf(item.Value) == element
                : item.Value is not StringLiteral || element is PointerType;
            if (!isWhole || next >= MaxArrayLength)
            {
                return null;
            }

            length = Math.Max(length, ++next);
        }

        return (int)length;
    }

    /// <summary>The type that a macro is replaced by. Within it the macro is not replaced again (C11 6.10.3.4).</summary>
    private CType Replaced(MacroTypeSyntax macro)
    {
        if (!symbols.MacroTexts.TryGetValue(macro.Name, out var found)
            || MacroExpansion.Of(found, macro.Arguments, symbols.MacroTexts) is not { } text
            || !replacing.Add(macro.Name))
        {
            return new UnknownType(macro.Name);
        }

        try
        {
            return Resolve(CParser.ParseType(new SourceText(text, macro.Span.File), symbols.Typedefs.Keys));
        }
        catch (CSyntaxException)
        {
            return new UnknownType(macro.Name);
        }
        finally
        {
            replacing.Remove(macro.Name);
        }
    }

    /// <summary>The same type where an attribute beside a typedef may change its size or alignment.</summary>
    private static CType Realigned(CType type) => type switch
    {
        IntegerType integer => integer.Realigned(),
        PointerType pointer => new PointerType(pointer.Target) { IsRealigned = true },
        ArrayType array => new ArrayType(Realigned(array.Element), array.Length),
        RecordType { Size: not null } record => new UnknownType($"{record.Name} with an attribute"),
        _ => type,
    };

    private static CType Adjusted(CType type) => type switch
    {
        ArrayType array => new PointerType(array.Element),
        FunctionType => new PointerType(type),
        _ => type,
    };

    private static CType Builtin(string words) => words switch
    {
        "void" => VoidType.Instance,
        "_Bool" => IntegerType.Bool,
        "char" => IntegerType.Char,
        "char signed" => IntegerType.SignedChar,
        "char unsigned" => IntegerType.UnsignedChar,
        "short" or "short signed" or "int short" or "int short signed" => IntegerType.Short,
        "short unsigned" or "int short unsigned" => IntegerType.UnsignedShort,
        "int" or "signed" or "int signed" => IntegerType.Int,
        "unsigned" or "int unsigned" => IntegerType.UnsignedInt,
        "long" or "int long" or "long signed" or "int long signed" => IntegerType.Long,
        "long unsigned" or "int long unsigned" => IntegerType.UnsignedLong,
        "long long" or "int long long" or "long long signed" or "int long long signed" => IntegerType.LongLong,
        "long long unsigned" or "int long long unsigned" => IntegerType.UnsignedLongLong,
        _ => new UnknownType(words),
    };

    private RecordType Record(RecordTypeSyntax syntax)
    {
        var name = $"{(syntax.IsUnion ? "union" : "struct")} {syntax.Tag ?? "(unnamed)"}";
        var known = syntax.Tag is null ? null : symbols.Tags.GetValueOrDefault(name) as RecordType;
        var record = known ?? new RecordType(name, syntax.IsUnion);
        if (syntax.Tag is not null)
        {
            symbols.Tags[name] = record;
        }

        if (syntax.Members is not null && record.Fields is null)
        {
            record.Complete(Fields(syntax.Members), syntax.Attributed || syntax.Members.Any(m => m.BitWidth is not null));
        }

        return record;
    }

    /// <summary>Without unnamed bit-fields, and without what only declares a tag: neither is a member.</summary>
    private List<RecordField> Fields(IReadOnlyList<MemberSyntax> members)
    {
        var fields = new List<RecordField>();
        foreach (var member in members)
        {
            var type = Resolve(member.Type);
            if (member.Name is null && (member.BitWidth is not null || member.Type is not RecordTypeSyntax { Tag: null }))
            {
                continue;
            }

            var name = member.Name ?? $"(unnamed {fields.Count})";
            fields.Add(new RecordField(name, member.BitWidth is null ? type : BitField(type, member.BitWidth), fields.Count));
        }

        return fields;
    }

    private CType BitField(CType type, CExpression width) =>
        type is IntegerType integer && constant(width) is > 0 and <= MaxBitField and var bits
            ? integer.AsBitField((int)bits)
            : new UnknownType($"{type.Name} bit-field");

    /// <summary>The operand is evaluated where an array's length is a part of its type, which is not known then.</summary>
    private CType Typeof(CExpression operand)
    {
        var type = typeOf(operand) ?? new UnknownType("typeof");
        var inner = type;
        while (inner is PointerType pointer)
        {
            inner = pointer.Target;
        }

        return inner is UnknownType && SyntaxWalk.HasEffect(operand) ? UnknownType.WithEffect : type;
    }

    private CType Array(ArrayTypeSyntax syntax) =>
        syntax.Length is not null && constant(syntax.Length) is > 0 and <= MaxArrayLength and var length
            ? new ArrayType(Resolve(syntax.Element), (int)length)
            : new UnknownType("array without a constant length");

    /// <summary>Whether a value is certainly one of int. A negative one may be a large unsigned one, if its text has such parts.</summary>
    private bool IsInt(ulong value, CExpression? text) => (long)value is >= int.MinValue and <= int.MaxValue
        && ((long)value >= 0 || text is null || SyntaxWalk.Expressions(text).All(e => e is ParenthesizedExpression or UnaryExpression
            or BinaryExpression or IntegerLiteral { Unsigned: false, Longs: 0, Value: <= int.MaxValue }
            || (e is NameExpression { Name: var name } && symbols.Enumerators.ContainsKey(name))));

    /// <summary>GCC's choice: unsigned int unless a value is negative.</summary>
    private CType Enumeration(EnumTypeSyntax syntax)
    {
        var name = $"enum {syntax.Tag}";
        if (syntax.Enumerators is null)
        {
            return symbols.Tags.GetValueOrDefault(name) ?? new UnknownType(name);
        }

        var next = 0UL;
        var (negative, fits) = (false, true);
        foreach (var enumerator in syntax.Enumerators)
        {
            var value = enumerator.Value is null ? next : constant(enumerator.Value);
            if (value is not { } known)
            {
                return new UnknownType(name);
            }

            if (!IsInt(known, enumerator.Value))
            {
                // GCC makes it, and the enumeration, as wide as the value needs: neither is read.
                fits = false;
                next = known + 1;
                continue;
            }

            negative |= (long)known < 0;
            symbols.Enumerators[enumerator.Name] = (known, IntegerType.Int);
            next = known + 1;
        }

        CType type = !fits ? new UnknownType(name) : negative ? IntegerType.Int : IntegerType.UnsignedInt;
        if (syntax.Tag is not null)
        {
            symbols.Tags[name] = type;
        }

        return type;
    }
}
