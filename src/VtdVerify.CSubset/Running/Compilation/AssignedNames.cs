using VtdVerify.CSubset.Fragments;
using VtdVerify.CSubset.Headers;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;

namespace VtdVerify.CSubset.Running.Compilation;

/// <summary>Finds the outermost variables and parameters that a partial function's visible statements change.</summary>
internal static class AssignedNames
{
    public static IEnumerable<string> In(PartialFunction function)
    {
        var visible = function.Runs.SelectMany(run => run.Statements).ToArray();
        var outermost = visible.OfType<DeclarationStatement>().SelectMany(s => s.Declaration.Declarators).Select(d => d.Name)
            .Concat(function.Signature!.Type.Parameters.Select(p => p.Name!))
            .ToHashSet(StringComparer.Ordinal);
        return visible.SelectMany(SyntaxWalk.Expressions)
            .Select(Target)
            .Where(name => name is not null && outermost.Contains(name))!;
    }

    /// <summary>The names of the variables that expressions change, or whose address they hand out.</summary>
    public static HashSet<string> Of(IEnumerable<CExpression> expressions) =>
        expressions.Select(Target).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// The names that a function's statements may change, or whose address they hand out: what a macro does to its arguments is not
    /// followed. Null where nobody knows.
    /// </summary>
    public static HashSet<string>? In(BlockStatement body, Symbols symbols)
    {
        var nodes = All(body).ToList();
        if (nodes.Exists(node => node is AsmStatement))
        {
            return null;
        }

        var ofMacros = symbols.MacroTexts.Values.SelectMany(text => NamesOf.Words(text.Body, text.Span.File));
        var given = nodes.SelectMany(node => node switch
        {
            MacroStatement loop => loop.Arguments,
            CallExpression { Callee: NameExpression { Name: var callee } } call
                when symbols.Macros.ContainsKey(callee) || symbols.MacroTexts.ContainsKey(callee) => call.Arguments,
            _ => [],
        });
        return
        [
            .. Of(nodes.OfType<CExpression>().Concat(symbols.Macros.Values.SelectMany(macro => SyntaxWalk.Expressions(macro.Body)))),
            .. given.Select(Root).OfType<string>(),
            .. ofMacros,
        ];
    }

    private static IEnumerable<CNode> All(CNode node) => SyntaxWalk.Children(node).SelectMany(All).Prepend(node);

    /// <summary>Those whose address a declaration outside of functions hands out.</summary>
    public static HashSet<string> InInitializers(TopLevelItem item) => item is TopLevelDeclaration { Declaration: var declaration }
        ? Of(declaration.Declarators.Select(d => d.Initializer).OfType<CExpression>().SelectMany(SyntaxWalk.Expressions))
        : [];

    private static string? Target(CExpression expression) => expression switch
    {
        AssignmentExpression assignment => Root(assignment.Target),
        IncrementExpression step => Root(step.Target),
        UnaryExpression { Operator: UnaryOperator.AddressOf } address => Root(address.Operand),
        _ => null,
    };

    /// <summary>The variable that an lvalue is part of; null where it lies behind a pointer.</summary>
    private static string? Root(CExpression target) => target switch
    {
        NameExpression name => name.Name,
        ParenthesizedExpression inner => Root(inner.Inner),
        MemberExpression { Arrow: false } member => Root(member.Object),
        IndexExpression index => Root(index.Array),
        _ => null,
    };
}
