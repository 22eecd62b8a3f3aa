using VtdVerify.CSubset.Running.Nodes;
using VtdVerify.CSubset.Syntax;
using VtdVerify.CSubset.Types;
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

        return Expand(macro, ArgumentsOf(macro, call.Arguments), call);
    }

    private Node<TWord, TTruth> Expand(MacroDefinition macro, IReadOnlyDictionary<string, CExpression> arguments, CNode use)
    {
        if (!CountExpansion())
        {
            return Unsupported($"more than {MostExpansions} macros in a function", use);
        }

        var replaced = new Replaced(source, SiteOf(use.Span), SpansLines(use.Span));
        return Within(replaced, () => macros.Within(macro.Name, arguments, () => Expression(macro.Body)));
    }

    /// <summary>
    /// An operand that comes from a macro without parentheses and binds less tightly than the operator beside it: C takes it apart, token
    /// by token, while here it is replaced as a whole. Null where there is none.
    /// </summary>
    private CExpression? TornOperand(CExpression expression)
    {
        foreach (var (operand, least) in Binding.Operands(expression))
        {
            if (BindingOf(operand) < least)
            {
                return operand;
            }
        }

        return null;
    }

    /// <summary>That of what stands there once all macros are replaced.</summary>
    private int BindingOf(CExpression expression)
    {
        var (name, arguments) = expression switch
        {
            NameExpression written => (written.Name, null),
            CallExpression { Callee: NameExpression callee } call => (callee.Name, call.Arguments),
            _ => (null, null),
        };
        if (name is null)
        {
            return Binding.Of(expression);
        }

        if (arguments is null && macros.Argument(name) is { } argument)
        {
            return macros.Outside(() => BindingOf(argument));
        }

        return macros.Argument(name) is null && Local(name) is null && !symbols.Enumerators.ContainsKey(name) && !macros.IsActive(name)
            && symbols.Macros.TryGetValue(name, out var macro) && macro.Parameters?.Count == arguments?.Count
            ? macros.Within(name, ArgumentsOf(macro, arguments), () => BindingOf(macro.Body))
            : Binding.Of(expression);
    }

    private static Dictionary<string, CExpression> ArgumentsOf(MacroDefinition macro, IReadOnlyList<CExpression>? arguments) =>
        (macro.Parameters ?? []).Zip(arguments ?? []).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);

    /// <summary>A loop whose head is a macro: <c>QLIST_FOREACH(one, &amp;list, next) { ... }</c>.</summary>
    private Statement<TWord, TTruth> Loop(MacroStatement macro)
    {
        var head = macro.Span with { Length = macro.Body.Span.Start - macro.Span.Start };
        return Replacement(macro.Name, macro.Arguments) is { } text && Parsed(text) is ForStatement { Body: EmptyStatement } loop
            ? For(loop, macro.Body, new Replaced(text, SiteOf(head), SpansLines(head)))
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
        var read = text is null ? null : Parsed(text);
        var isExpression = symbols.Macros.TryGetValue(name, out var macro) && macro.Parameters?.Contains("...") == false;
        if (isExpression && read is null or ExpressionStatement)
        {
            return new ExpressionRunner<TWord, TTruth>(Value(statement.Expression));
        }

        return read is null or DeclarationStatement || !CountExpansion()
            ? Unsupported($"the macro '{name}'", SiteOf(call.Span))
            : Within(
                new Replaced(text!, SiteOf(call.Span), SpansLines(call.Span)),
                () => macros.Within(name, new Dictionary<string, CExpression>(), () => Statement(read)));
    }

    private bool StandsForText(string name) =>
        symbols.MacroTexts.ContainsKey(name) && Local(name) is null && !IsMessage(name) && !macros.IsActive(name);

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

    private CStatement? Parsed(SourceText text)
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

        var outer = (source, macroSite, macroSpansLines);
        (source, macroSite, macroSpansLines) = (replaced.Text, replaced.Site, replaced.SpansLines);
        var result = compile();
        (source, macroSite, macroSpansLines) = outer;
        return result;
    }

    /// <summary>Whether the use of a macro does; within a macro, that of the outermost one.</summary>
    private bool SpansLines(SourceSpan use) => macroSite is null ? source.LinesOf(use) > 1 : macroSpansLines;

    /// <summary>
    /// What every compiler defines. Which line a macro stands in that is used over several lines differs between uses, and what a file is
    /// called differs between builds.
    /// </summary>
    private Node<TWord, TTruth>? Predefined(NameExpression written) => written.Name switch
    {
        "__func__" or "__FUNCTION__" when functionName is not null => Text(functionName),
        "__FILE__" => Text(SiteOf(written.Span).File),
        "__LINE__" when macroSite is not null && macroSpansLines =>
            Unsupported("__LINE__ in a macro that is used over several lines", written),
        "__LINE__" => Integer((ulong)SiteOf(written.Span).Line, IntegerType.Int),
        _ => null,
    };

    private static ConstantNode<TWord, TTruth> Text(string value) =>
        new(CValue<TWord>.Pointer(new PointerType(IntegerType.Char), value));

    /// <summary>The text that a macro was replaced by, and where; of an expression it is that of the use.</summary>
    private sealed record Replaced(SourceText Text, CodeSite Site, bool SpansLines);
}
