using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.QemuSource.Reading;

/// <summary>
/// How a tree declares what the machine provides: functions that it stands in for, and QEMU's variables. It provides what QEMU's own
/// declarations say; with others a compiler calls another function, drops code, or sees another variable in each file.
/// </summary>
/// <param name="indexes">All files that are read.</param>
/// <param name="isSecond">Whether a function is defined once more beside the one that is the machine's.</param>
internal sealed class HostDeclarations(IReadOnlyList<DeclarationIndex> indexes, Func<FunctionDefinition, bool> isSecond)
{
    /// <summary>What some names are declared as that the machine does not provide; null where there is nothing.</summary>
    public string? OddOf(IEnumerable<string> names) => names.Distinct(StringComparer.Ordinal)
        .SelectMany(name => indexes.SelectMany(index => index.Find(name)))
        .Select(item => Odd(item) is { } odd
            ? FormattableString.Invariant($"{item.Node.Span.File}:{item.Node.Span.Line}: {item.Name}: {odd}")
            : null)
        .FirstOrDefault(odd => odd is not null);

    private string? Odd(DeclaredItem item) => item.Node switch
    {
        FunctionDefinition function when isSecond(function) => "a second definition of what the verifier provides",
        FunctionDefinition => Attributes.UnreadBecause([item.Node]),
        TopLevelDeclaration { Declaration: { Storage: not StorageClass.Typedef } declaration } =>
            declaration.Declarators.FirstOrDefault(declarator => declarator.Name == item.Name) switch
            {
                null => null,
                { Type: FunctionTypeSyntax } => Attributes.UnreadBecause([item.Node]),
                _ => declaration.Storage == StorageClass.Static ? "a variable of each file, where QEMU has one for all"
                    : declaration.IsConst ? "a constant, where QEMU has a variable"
                    : declaration.OddAttribute is { } attribute ? $"a variable with '{attribute}'"
                    : null,
            },
        _ => null,
    };
}
