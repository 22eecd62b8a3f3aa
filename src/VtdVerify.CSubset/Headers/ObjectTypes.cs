using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Headers;

/// <summary>
/// The record types that QEMU's object model declares by macros (include/qom/object.h): <c>OBJECT_DECLARE_TYPE(Instance, Class, NAME)</c>
/// and <c>OBJECT_DECLARE_SIMPLE_TYPE(Instance, NAME)</c> make typedefs of the records of the same names.
/// </summary>
internal static class ObjectTypes
{
    private const string Simple = "OBJECT_DECLARE_SIMPLE_TYPE";

    public static IEnumerable<TopLevelDeclaration> In(TopLevelItem item, SourceText source) =>
        item is TopLevelMacro { Name: Simple or "OBJECT_DECLARE_TYPE" or "OBJECT_DECLARE_CPU_TYPE" } macro
            ? Arguments(source.Slice(macro.Span)).Take(macro.Name == Simple ? 1 : 2).Select(name => Typedef(name, item.Span))
            : [];

    private static IEnumerable<string> Arguments(string call) =>
        call[(call.IndexOf('(', StringComparison.Ordinal) + 1)..].Split(',', ')').Select(argument => argument.Trim());

    private static TopLevelDeclaration Typedef(string name, SourceSpan span)
    {
        var record = new RecordTypeSyntax(IsUnion: false, name, Members: null, Attributed: false, span);
        return new TopLevelDeclaration(
            new Declaration(StorageClass.Typedef, record, [new Declarator(name, record, Initializer: null, span)], span), span);
    }
}
