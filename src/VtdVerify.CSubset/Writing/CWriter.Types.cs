using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Writing;

/// <content>Types and declarations. Qualifiers and attributes are no part of what is read, so none is written.</content>
public sealed partial class CWriter
{
    private string TypeName(TypeSyntax type) => Typed(type, string.Empty);

    /// <summary>A type around what it is the type of, inside out as C has it.</summary>
    private string Typed(TypeSyntax type, string declared) => type switch
    {
        PointerTypeSyntax { Target: ArrayTypeSyntax or FunctionTypeSyntax } pointer => Typed(pointer.Target, $"(*{declared})"),
        PointerTypeSyntax pointer => Typed(pointer.Target, $"*{declared}"),
        ArrayTypeSyntax array => Typed(array.Element, $"{declared}[{(array.Length is null ? string.Empty : Expression(array.Length))}]"),
        FunctionTypeSyntax function => Typed(function.Returns, $"{declared}({ParameterList(function)})"),
        _ => $"{Specified(type)} {declared}".TrimEnd(),
    };

    private string Specified(TypeSyntax type) => type switch
    {
        BuiltinTypeSyntax builtin => builtin.Words,
        NamedTypeSyntax named => Known(named.Name, named),
        TypeofSyntax other => $"__typeof__({Operand(other.Operand)})",
        RecordTypeSyntax record => Record(record),
        EnumTypeSyntax enumeration => Enumeration(enumeration),
        MacroTypeSyntax macro => throw Refuse($"the macro '{macro.Name}' that stands for a type", macro),
        _ => throw Refuse($"a type that is not read ({type.GetType().Name})", type),
    };

    private string Known(string name, CNode node) =>
        IsLocal(name) || names.IsType(name) ? name : throw Refuse($"the type '{name}', which no code that was read declares", node);

    private string ParameterList(FunctionTypeSyntax function)
    {
        using var scope = Scope(function.Parameters.Select(p => p.Name).OfType<string>());
        IEnumerable<string> parameters = function.Parameters.Select(p => Typed(p.Type, p.Name ?? string.Empty));
        return function.Parameters.Count == 0 ? "void" : string.Join(", ", function.Variadic ? parameters.Append("...") : parameters);
    }

    private string Record(RecordTypeSyntax record)
    {
        var keyword = record.IsUnion ? "union" : "struct";
        var head = record.Tag is null ? keyword : $"{keyword} {record.Tag}";
        if (record.Members is not { } all)
        {
            return head;
        }

        // A record without members is no ISO C, and none of it is needed.
        var kept = all.Where(names.Keeps).Select(Member).ToList();
        return $"{head} {{\n{string.Concat(kept.DefaultIfEmpty("char kept_nothing;\n"))}}}";
    }

    private string Member(MemberSyntax member)
    {
        var width = member.BitWidth is null ? string.Empty : $" : {Expression(member.BitWidth)}";
        return $"{Typed(member.Type, member.Name ?? string.Empty)}{width};\n";
    }

    private string Enumeration(EnumTypeSyntax enumeration)
    {
        var head = enumeration.Tag is null ? "enum" : $"enum {enumeration.Tag}";
        if (enumeration.Enumerators is not { } constants)
        {
            return head;
        }

        // Constants may name those before them.
        var known = scopes.Count > 0 ? scopes.Peek() : null;
        using var scope = Scope();
        var written = new List<string>();
        foreach (var constant in constants)
        {
            written.Add(constant.Name + (constant.Value is null ? string.Empty : $" = {Expression(constant.Value)}"));
            scopes.Peek().Add(constant.Name);
            known?.Add(constant.Name);
        }

        return $"{head} {{ {string.Join(", ", written)} }}";
    }

    private string LocalDeclaration(Declaration declaration) => declaration.OddAttribute is { } attribute
        ? throw Refuse($"'{attribute}', which may have code run at the end of a variable's life", declaration)
        : declaration.Storage is StorageClass.Extern
        || declaration.Declarators.Any(d => d.Type is FunctionTypeSyntax)
            ? throw Refuse("a function or an object of another file that is declared in a function", declaration)
            : Declared(declaration);

    /// <summary>A declaration, one name at a time, so that each type is written around its own name.</summary>
    private string Declared(Declaration declaration)
    {
        var storage = declaration.Storage switch
        {
            StorageClass.Typedef => "typedef ",
            StorageClass.Extern => "extern ",
            StorageClass.Static => "static ",
            _ => string.Empty,
        };
        if (declaration.Declarators.Count == 0)
        {
            return $"{TypeName(declaration.Type)};";
        }

        var written = new List<string>();
        foreach (var declarator in declaration.Declarators)
        {
            // The name is known in its own initialiser, as C has it.
            var type = Typed(written.Count == 0 ? declarator.Type : WithoutBody(declarator.Type), declarator.Name);
            if (scopes.Count > 0)
            {
                scopes.Peek().Add(declarator.Name);
            }

            var mark = IsState(declaration, declarator) ? $" {StateMark}" : string.Empty;
            written.Add($"{storage}{type}{mark}{(declarator.Initializer is { } value ? $" = {Initializer(value)}" : string.Empty)};");
        }

        return string.Join('\n', written);
    }

    private bool IsState(Declaration declaration, Declarator declarator) => !declaration.IsConstant(declarator)
        && declarator.Type is not FunctionTypeSyntax
        && (declaration.Storage == StorageClass.Static || (declaration.Storage == StorageClass.None && scopes.Count == 0));

    /// <summary>A record is said once, however many names one declaration gives to things of its type.</summary>
    private static TypeSyntax WithoutBody(TypeSyntax type) => type switch
    {
        PointerTypeSyntax pointer => pointer with { Target = WithoutBody(pointer.Target) },
        ArrayTypeSyntax array => array with { Element = WithoutBody(array.Element) },
        RecordTypeSyntax { Tag: not null, Members: not null } record => record with { Members = null },
        EnumTypeSyntax { Tag: not null, Enumerators: not null } enumeration => enumeration with { Enumerators = null },
        RecordTypeSyntax { Tag: null } or EnumTypeSyntax { Tag: null } =>
            throw Refuse("several names of a type that has none itself", type),
        _ => type,
    };
}
