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
            .SelectMany(Targets)
            .Where(outermost.Contains);
    }

    /// <summary>The names of the variables that expressions change, or whose address they hand out.</summary>
    public static HashSet<string> Of(IEnumerable<CExpression> expressions) =>
        expressions.SelectMany(Targets).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// The names that statements may change, or whose address they hand out, macros that are replaced while they are compiled included.
    /// Null where nobody knows.
    /// </summary>
    public static HashSet<string>? In(IEnumerable<CNode> nodes, Symbols symbols) => Collect(nodes.SelectMany(SyntaxWalk.Nodes), symbols);

    /// <summary>Whether the statements of a block may change a variable that it declares.</summary>
    public static bool MayChange(string name, IReadOnlyList<CStatement> block, Symbols symbols) =>
        Collect(block.SelectMany(item => Seeing(name, item)), symbols)?.Contains(name) != false;

    private static HashSet<string>? Collect(IEnumerable<CNode> found, Symbols symbols)
    {
        var nodes = found.ToList();
        return nodes.Exists(node => node is AsmStatement or UnreadStatement)
            ? null
            :
            [
                .. Of(nodes.OfType<CExpression>().Concat(symbols.Macros.Values.SelectMany(macro => SyntaxWalk.Expressions(macro.Body)))),
                .. nodes.SelectMany(node => Given(node, symbols)).Select(Root).OfType<string>(),
                .. nodes.OfType<DeclarationStatement>().Select(statement => statement.Declaration)
                    .Where(declaration => IsDoubtful(declaration.Type, symbols)).SelectMany(declaration => declaration.Declarators)
                    .Select(declarator => declarator.Name),
                .. symbols.MacroTexts.Values.SelectMany(text => NamesOf.Words(text.Body, text.Span.File)),
            ];
    }

    /// <summary>The arguments that a macro may change. What one does whose text is no expression is not followed.</summary>
    private static IEnumerable<CExpression> Given(CNode node, Symbols symbols) => node switch
    {
        MacroStatement loop => loop.Arguments,
        CallExpression { Callee: NameExpression { Name: var callee } } call when symbols.Macros.TryGetValue(callee, out var macro) =>
            macro.Parameters is { } parameters && parameters.Count == call.Arguments.Count && Changed(macro, symbols) is var changed
                ? call.Arguments.Where((_, i) => changed.Contains(parameters[i]))
                : call.Arguments,
        CallExpression { Callee: NameExpression { Name: var callee } } call when symbols.MacroTexts.ContainsKey(callee) => call.Arguments,
        _ => [],
    };

    /// <summary>What a macro's text changes, and all that it hands on to another macro.</summary>
    private static HashSet<string> Changed(MacroDefinition macro, Symbols symbols)
    {
        var within = SyntaxWalk.Expressions(macro.Body).ToList();
        var handedOn = within.OfType<CallExpression>()
            .Where(call => call.Callee is NameExpression { Name: var name } && IsMacro(name, symbols))
            .SelectMany(call => call.Arguments).Select(Root).OfType<string>();
        return [.. Of(within), .. handedOn];
    }

    /// <summary>What begins with a word of no known meaning may be an assignment.</summary>
    private static bool IsDoubtful(TypeSyntax type, Symbols symbols) =>
        type is NamedTypeSyntax { Name: var name } && !symbols.Typedefs.ContainsKey(name);

    private static bool IsMacro(string name, Symbols symbols) => symbols.Macros.ContainsKey(name) || symbols.MacroTexts.ContainsKey(name);

    /// <summary>
    /// As <see cref="SyntaxWalk.Nodes"/>, without what follows a declaration that makes the name another variable. In the declaration
    /// itself the name may still be the one outside.
    /// </summary>
    private static IEnumerable<CNode> Seeing(string name, CNode node) => node switch
    {
        BlockStatement block when block.Items.ToList().FindIndex(item => Declares(name, item)) is >= 0 and var hides =>
            block.Items.Take(hides + 1).SelectMany(item => Seeing(name, item)),
        ForStatement { Initializer: { } first } when Declares(name, first) => Seeing(name, first),
        _ => SyntaxWalk.Children(node).SelectMany(child => Seeing(name, child)).Prepend(node),
    };

    private static bool Declares(string name, CStatement statement) =>
        statement is DeclarationStatement { Declaration: var declaration } && declaration.Declarators.Any(d => d.Name == name);

    /// <summary>Those whose address a declaration outside of functions hands out.</summary>
    public static HashSet<string> InInitializers(TopLevelItem item) => item is TopLevelDeclaration { Declaration: var declaration }
        ? Of(declaration.Declarators.Select(d => d.Initializer).OfType<CExpression>().SelectMany(SyntaxWalk.Expressions))
        : [];

    /// <summary>
    /// The variables that an expression changes, or whose address it hands out. What looks like the result of a call is an operand behind
    /// a word that may mean anything, as <c>__real__</c> does.
    /// </summary>
    private static IEnumerable<string> Targets(CExpression expression) => SyntaxWalk.Target(expression) switch
    {
        CallExpression call => call.Arguments.SelectMany(SyntaxWalk.Expressions).OfType<NameExpression>().Select(name => name.Name),
        { } target when Root(target) is { } name => [name],
        _ => [],
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
