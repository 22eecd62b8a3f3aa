using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Headers;

/// <summary>
/// What QEMU's object model declares by macros (include/qom/object.h): typedefs of records of the same names, and functions that check a
/// pointer's type and hand it on. <c>OBJECT_DECLARE_TYPE(Instance, Class, NAME)</c> declares both typedefs and <c>NAME</c>,
/// <c>NAME_CLASS</c> and <c>NAME_GET_CLASS</c>; the others declare a part of that. The functions are declared only: they ask the object
/// model, which is not read.
/// </summary>
internal static class ObjectTypes
{
    public static IEnumerable<TopLevelDeclaration> In(TopLevelItem item, SourceText source)
    {
        if (item is not TopLevelMacro macro)
        {
            return [];
        }

        var arguments = Arguments(source.Slice(macro.Span));
        return (macro.Name, arguments) switch
        {
            ("OBJECT_DECLARE_SIMPLE_TYPE", [var instance, var name]) => [Typedef(instance, item.Span), Cast(instance, name, item.Span)],
            ("OBJECT_DECLARE_TYPE" or "OBJECT_DECLARE_CPU_TYPE", [var instance, var type, var name]) =>
            [
                Typedef(instance, item.Span), Typedef(type, item.Span), Cast(instance, name, item.Span), .. OfClass(type, name, item.Span),
            ],
            ("DECLARE_INSTANCE_CHECKER", [var instance, var name, _]) => [Cast(instance, name, item.Span)],
            ("DECLARE_CLASS_CHECKERS", [var type, var name, _]) => OfClass(type, name, item.Span),
            ("DECLARE_OBJ_CHECKERS", [var instance, var type, var name, _]) =>
                [Cast(instance, name, item.Span), .. OfClass(type, name, item.Span)],
            _ => [],
        };
    }

    private static string[] Arguments(string call) =>
        [.. call[(call.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd().TrimEnd(')').Split(',').Select(a => a.Trim())];

    private static IEnumerable<TopLevelDeclaration> OfClass(string type, string name, SourceSpan span) =>
        [Cast(type, $"{name}_CLASS", span), Cast(type, $"{name}_GET_CLASS", span)];

    private static TopLevelDeclaration Typedef(string name, SourceSpan span)
    {
        var record = new RecordTypeSyntax(IsUnion: false, name, Members: null, Attributed: false, span);
        return Declare(StorageClass.Typedef, record, name, record, span);
    }

    /// <summary><c>Type *NAME(const void *object)</c>.</summary>
    private static TopLevelDeclaration Cast(string type, string name, SourceSpan span)
    {
        var named = new NamedTypeSyntax(type, span);
        var anything = new PointerTypeSyntax(new BuiltinTypeSyntax("void", span), span);
        var function = new FunctionTypeSyntax(new PointerTypeSyntax(named, span), [new(null, anything, span)], Variadic: false, span);
        return Declare(StorageClass.Static, named, name, function, span);
    }

    private static TopLevelDeclaration Declare(StorageClass storage, TypeSyntax specified, string name, TypeSyntax type, SourceSpan span) =>
        new(new Declaration(storage, specified, [new Declarator(name, type, Initializer: null, span)], span), span);
}
