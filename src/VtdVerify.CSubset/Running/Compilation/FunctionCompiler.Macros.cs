using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running.Compilation;

/// <content>Macros that stand for expressions, for statements, and for the heads of loops.</content>
internal sealed partial class FunctionCompiler<TWord, TTruth>
{
    private const int MostExpansions = 2000;

    private int expansions;

    private Node<TWord, TTruth> ExpandCall(MacroDefinition macro, IReadOnlyList<string> parameters, CallExpression call)
    {
        if (parameters.Count != call.Arguments.Count)
        {
            return Unsupported($"{call.Arguments.Count} arguments for the macro '{macro.Name}'", call);
        }

        var arguments = parameters.Zip(call.Arguments).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        return Expand(macro, arguments, call);
    }

    private Node<TWord, TTruth> Expand(MacroDefinition macro, IReadOnlyDictionary<string, CExpression> arguments, CNode use)
    {
        if (!CountExpansion())
        {
            return Unsupported($"more than {MostExpansions} macros in a function", use);
        }

        var outer = macroSite;
        macroSite = SiteOf(use.Span);
        var result = macros.Within(macro.Name, arguments, () => Expression(macro.Body));
        macroSite = outer;
        return result;
    }

    /// <summary>A loop whose head is a macro: <c>QLIST_FOREACH(one, &amp;list, next) { ... }</c>.</summary>
    private Statement<TWord, TTruth> Loop(MacroStatement macro)
    {
        var head = macro.Span with { Length = macro.Body.Span.Start - macro.Span.Start };
        return Replacement(macro.Name, macro.Arguments) is { } text && Read(text) is ForStatement { Body: EmptyStatement } loop
            ? For(loop, macro.Body, new Replaced(text, SiteOf(head)))
            : Unsupported($"the macro '{macro.Name}' with a statement", SiteOf(macro.Span));
    }

    /// <summary>An expression for its effects, or a macro that stands for a statement.</summary>
    private Statement<TWord, TTruth> Effect(ExpressionStatement statement)
    {
        if (statement.Expression is not CallExpression { Callee: NameExpression { Name: var name } } call || !StandsForText(name))
        {
            return new ExpressionRunner<TWord, TTruth>(Value(statement.Expression));
        }

        var text = Replacement(name, call.Arguments);
        var read = text is null ? null : Read(text);
        if (read is null or ExpressionStatement && symbols.Macros.ContainsKey(name))
        {
            return new ExpressionRunner<TWord, TTruth>(Value(statement.Expression));
        }

        return read is null or DeclarationStatement || !CountExpansion()
            ? Unsupported($"the macro '{name}'", SiteOf(call.Span))
            : Within(
                new Replaced(text!, SiteOf(call.Span)),
                () => macros.Within(name, new Dictionary<string, CExpression>(), () => Statement(read)));
    }

    private bool StandsForText(string name) =>
        symbols.MacroTexts.ContainsKey(name) && Local(name) is null && !Builtins.IsMessage(name) && !macros.IsActive(name);

    /// <summary>Macros that use each other twice are replaced twice as often at each step.</summary>
    private bool CountExpansion() => ++expansions <= MostExpansions;

    /// <summary>
    /// The text that a macro is replaced by, closed as a statement is, if only by its own brace; null where it cannot be replaced.
    /// </summary>
    private SourceText? Replacement(string name, IReadOnlyList<CExpression> arguments) =>
        symbols.MacroTexts.TryGetValue(name, out var macro)
        && MacroExpansion.Of(macro, [.. arguments.Select(a => source.Slice(a.Span))], symbols.MacroTexts) is { } text
            ? new SourceText(text.EndsWith('}') ? text : $"{text};", macro.Span.File)
            : null;

    private CStatement? Read(SourceText text)
    {
        try
        {
            return CParser.ParseStatement(text, symbols.Typedefs.Keys);
        }
        catch (CSyntaxException)
        {
            return null;
        }
    }

    /// <summary>Compiles what stands in a macro's replacement: its place is where the macro is used.</summary>
    private T Within<T>(Replaced? replaced, Func<T> compile)
    {
        if (replaced is null)
        {
            return compile();
        }

        var outer = (source, macroSite);
        (source, macroSite) = (replaced.Text, replaced.Site);
        var result = compile();
        (source, macroSite) = outer;
        return result;
    }

    /// <summary>The text that a macro was replaced by, and where.</summary>
    private sealed record Replaced(SourceText Text, CodeSite Site);
}
