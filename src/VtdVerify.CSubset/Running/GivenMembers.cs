using VtdVerify.CSubset.Syntax;
using VtdVerify.Terms;

namespace VtdVerify.CSubset.Running;

/// <summary>Finds where code gives a value to a member of the object that a call is handed by its address.</summary>
public static class GivenMembers
{
    /// <summary>
    /// The initialiser or assignment that gives the member its value, the last one before the call in the order of the text. Null where the
    /// call is not found or its argument is not the address of a variable of the same function.
    /// </summary>
    /// <param name="call">Where a run met the call.</param>
    /// <param name="argument">The place of the argument, from 0.</param>
    public static CodeSite? Find(CProgram program, CodeSite call, int argument, string member)
    {
        foreach (var (source, roots) in program.FunctionNames.SelectMany(name => Texts(program, name)))
        {
            if (source.File == call.File
                && CallAt(roots, call) is { } found
                && NameOf(found.Arguments.ElementAtOrDefault(argument)) is { } variable)
            {
                return roots.SelectMany(SyntaxWalk.Nodes).SelectMany(node => Given(node, variable, member))
                    .Where(span => span.Start < found.Span.Start)
                    .Select(span => SiteOf(source, span))
                    .LastOrDefault();
            }
        }

        return null;
    }

    private static IEnumerable<(SourceText Source, IReadOnlyList<CNode> Roots)> Texts(CProgram program, string name)
    {
        if (program.Whole(name) is { } whole)
        {
            return [(whole.Source, [whole.Body])];
        }

        return program.Partial(name)?.Runs.Select(run => (run.Source, (IReadOnlyList<CNode>)run.Statements)) ?? [];
    }

    private static CallExpression? CallAt(IEnumerable<CNode> roots, CodeSite site) => roots.SelectMany(SyntaxWalk.Expressions)
        .OfType<CallExpression>()
        .FirstOrDefault(call => call.Span.Line == site.Line && (site.Column == 0 || call.Span.Column == site.Column));

    private static string? NameOf(CExpression? argument) => argument switch
    {
        ParenthesizedExpression inner => NameOf(inner.Inner),
        UnaryExpression { Operator: UnaryOperator.AddressOf, Operand: NameExpression name } => name.Name,
        NameExpression name => name.Name,
        _ => null,
    };

    private static IEnumerable<SourceSpan> Given(CNode node, string variable, string member) => node switch
    {
        DeclarationStatement declaration => declaration.Declaration.Declarators
            .Where(declarator => declarator.Name == variable)
            .Select(declarator => declarator.Initializer)
            .OfType<InitializerList>()
            .SelectMany(list => list.Items)
            .Where(item => item.Designators is [{ Member: { } name }] && name == member)
            .Select(item => item.Span),
        AssignmentExpression { Target: MemberExpression { Object: NameExpression name } target } given
            when name.Name == variable && target.Member == member => [given.Span],
        _ => [],
    };

    private static CodeSite SiteOf(SourceText source, SourceSpan span)
    {
        var line = source.LineAt(span.Start);
        var text = string.Join(' ', source.Slice(span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new CodeSite(span.File, span.Line, text)
        {
            SourceLine = line, Column = span.Column, Length = Math.Min(span.Length, line.Length - span.Column + 1),
        };
    }
}
