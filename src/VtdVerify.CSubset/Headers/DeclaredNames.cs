using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Headers;

/// <summary>The names that an item at the outermost level of a file introduces.</summary>
public static class DeclaredNames
{
    /// <summary>Functions, variables, typedefs and constants by name, tags with their keyword; members of records are none.</summary>
    public static IEnumerable<string> In(TopLevelItem item) => item switch
    {
        FunctionDefinition function => [function.Name, .. InType(function.Signature.Type)],
        TopLevelDeclaration { Declaration: var declaration } => In(declaration),
        _ => [],
    };

    /// <summary>Those of a declaration, wherever it stands.</summary>
    public static IEnumerable<string> In(Declaration declaration) =>
    [
        .. declaration.Declarators.Select(d => d.Name),
        .. InType(declaration.Type),
        .. declaration.Declarators.SelectMany(d => InType(d.Type)),
    ];

    /// <summary>
    /// What a declaration says that other declarations rely on: a typedef's name, a constant, the tag of a record with its members; null
    /// where it declares variables and functions only.
    /// </summary>
    public static string? MeaningIn(Declaration declaration) => declaration.Storage == StorageClass.Typedef
        ? declaration.Declarators.Select(d => d.Name).FirstOrDefault()
        : declaration.Declarators.Select(d => d.Type).Prepend(declaration.Type).Select(MeaningIn).FirstOrDefault(name => name is not null);

    private static string? MeaningIn(TypeSyntax type) => type switch
    {
        EnumTypeSyntax { Enumerators: [var first, ..] } => first.Name,
        RecordTypeSyntax { Tag: { } tag, Members: not null } => tag,
        RecordTypeSyntax { Members: { } members } => members.Select(m => MeaningIn(m.Type)).FirstOrDefault(name => name is not null),
        PointerTypeSyntax pointer => MeaningIn(pointer.Target),
        ArrayTypeSyntax array => MeaningIn(array.Element),
        _ => null,
    };

    /// <summary>A name without the keyword before a tag.</summary>
    public static string Bare(string name) => name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>The members of the records that an item declares, members of members included.</summary>
    public static IEnumerable<string> MembersIn(TopLevelItem item) =>
        item is TopLevelDeclaration { Declaration: var declaration }
            ? Members(declaration.Type).Concat(declaration.Declarators.SelectMany(d => Members(d.Type)))
            : [];

    private static IEnumerable<string> Members(TypeSyntax type) => type switch
    {
        RecordTypeSyntax { Members: { } members } => members.SelectMany(m => Members(m.Type).Concat(m.Name is null ? [] : [m.Name])),
        PointerTypeSyntax pointer => Members(pointer.Target),
        ArrayTypeSyntax array => Members(array.Element),
        _ => [],
    };

    /// <summary>Tags and constants that a type introduces, members of members included.</summary>
    private static IEnumerable<string> InType(TypeSyntax type) => type switch
    {
        RecordTypeSyntax record =>
        [
            .. record.Tag is null ? [] : (string[])[$"{(record.IsUnion ? "union" : "struct")} {record.Tag}"],
            .. (record.Members ?? []).SelectMany(member => InType(member.Type)),
        ],
        EnumTypeSyntax { Enumerators: { } constants } enumeration =>
            [.. enumeration.Tag is null ? [] : (string[])[$"enum {enumeration.Tag}"], .. constants.Select(c => c.Name)],
        PointerTypeSyntax pointer => InType(pointer.Target),
        ArrayTypeSyntax array => InType(array.Element),
        _ => [],
    };
}
