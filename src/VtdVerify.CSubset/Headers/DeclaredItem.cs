using VtdVerify.CSubset.Syntax;

namespace VtdVerify.CSubset.Headers;

/// <summary>What one file says of a name at its outermost level.</summary>
/// <param name="Name">The name; for a record's or enumeration's tag with its keyword: <c>struct tag</c>.</param>
/// <param name="Node">
/// A <see cref="MacroDefinition"/>, <see cref="MacroText"/>, <see cref="TopLevelDeclaration"/> or <see cref="FunctionDefinition"/>.
/// </param>
/// <param name="Text">As written; of a macro, what it is replaced by.</param>
/// <param name="Contested">It stands under a condition that has another branch, so that a build may take another definition.</param>
public sealed record DeclaredItem(string Name, CNode Node, string Text, bool Contested)
{
    private IReadOnlyList<string>? mentions;

    /// <summary>The names that its text relies on, tags with their keywords; the members' own names are among them.</summary>
    public IReadOnlyList<string> Mentions => mentions ??=
        IsForward && Node is TopLevelDeclaration { Declaration.Type: RecordTypeSyntax { Tag: { } tag } record }
            ? [$"{(record.IsUnion ? "union" : "struct")} {tag}"]
            : [.. NamesOf.Text(Text, Node.Span.File).Except(Parameters, StringComparer.Ordinal)];

    private IReadOnlyList<string> Parameters => Node switch
    {
        MacroDefinition { Parameters: { } parameters } => parameters,
        MacroText text => text.Parameters,
        _ => [],
    };

    /// <summary>It declares that there is such a type, and nothing about it.</summary>
    public bool IsForward => Node is TopLevelDeclaration
    {
        Declaration: { Storage: StorageClass.Typedef, Type: RecordTypeSyntax { Members: null } } or { Declarators: [] } and
        { Type: RecordTypeSyntax { Members: null } },
    };
}
