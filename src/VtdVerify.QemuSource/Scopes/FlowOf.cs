using VtdVerify.CSubset.Syntax;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>What the text of a function says of its jumps and its pointers.</summary>
internal sealed class FlowOf(FunctionDefinition function)
{
    private readonly IReadOnlyList<CStatement> statements = [.. Statements(function.Body)];

    /// <summary>Whether a line is not reached again from a place that is behind it, or from which a jump leads there.</summary>
    public bool IsBehind(CodeSite place, int line) => !ComesBack(line) && (IsBelow(place.Line, line)
        || (place.Text.StartsWith("goto", StringComparison.Ordinal) && JumpsAt(place.Line).All(label => IsBelow(label, line))));

    /// <summary>Whether a function may keep a pointer: it does more with it than to follow it, or to ask whether it is null.</summary>
    public static bool MayKeep(FunctionDefinition function, int parameter)
    {
        if (function.Unread is not null || function.Signature.Type.Parameters.ElementAtOrDefault(parameter)?.Name is not { } name)
        {
            return true;
        }

        var all = SyntaxWalk.Expressions(function.Body).ToList();
        var followed = all.OfType<UnaryExpression>()
            .Where(one => one.Operator == UnaryOperator.Dereference && IsIt(one.Operand)).ToList();
        var asked = Statements(function.Body).OfType<IfStatement>().Count(branch => IsIt(branch.Condition));
        return all.OfType<NameExpression>().Count(IsIt) != followed.Count + asked
            || all.Exists(one => PartOf(one) is UnaryExpression inner && followed.Contains(inner));

        bool IsIt(CExpression expression) => SyntaxWalk.Bare(expression) is NameExpression known && known.Name == name;
    }

    private bool IsBelow(int place, int line) => line < place && place <= LastLine(function.Span);

    private bool ComesBack(int line) =>
        statements.Any(statement => statement is WhileStatement or DoStatement or ForStatement or MacroStatement
            && statement.Span.Line <= line && line <= LastLine(statement.Span))
        || (statements.OfType<NamedLabel>().Any(label => label.Span.Line <= line) && statements.OfType<GotoStatement>().Any());

    /// <summary>Where the jumps of a line lead; 0 where one leads nowhere.</summary>
    private IEnumerable<int> JumpsAt(int line) => statements.OfType<GotoStatement>().Where(jump => jump.Span.Line == line)
        .SelectMany(jump => statements.OfType<NamedLabel>()
            .Where(label => jump.Target is NameExpression target && target.Name == label.Name)
            .Select(label => label.Span.Line)
            .DefaultIfEmpty(0))
        .DefaultIfEmpty(0);

    /// <summary>What an address, a member or an element is taken of: that may be a pointer into it.</summary>
    private static CExpression? PartOf(CExpression expression) => expression switch
    {
        UnaryExpression { Operator: UnaryOperator.AddressOf, Operand: var whole } => SyntaxWalk.Bare(whole),
        MemberExpression { Object: var whole } => SyntaxWalk.Bare(whole),
        IndexExpression { Array: var whole } => SyntaxWalk.Bare(whole),
        _ => null,
    };

    private int LastLine(SourceSpan span) => span.Line + function.Source.LinesOf(span) - 1;

    private static IEnumerable<CStatement> Statements(CNode node) =>
        SyntaxWalk.Children(node).SelectMany(Statements).Concat(node is CStatement statement ? [statement] : []);
}
