using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators;

/// <summary>What several mutators ask of code.</summary>
internal static class Code
{
    /// <summary>The conditions that a node asks; none for other nodes.</summary>
    public static IEnumerable<CExpression> Conditions(CNode node) => node switch
    {
        IfStatement branch => [branch.Condition],
        WhileStatement loop => [loop.Condition],
        DoStatement loop => [loop.Condition],
        ForStatement { Condition: { } condition } => [condition],
        ConditionalExpression choice => [choice.Condition],
        _ => [],
    };

    /// <summary>Whether evaluating the expression may do more than give a value.</summary>
    public static bool HasEffects(CExpression expression) => SyntaxWalk.Expressions(expression)
        .Any(e => e is AssignmentExpression or IncrementExpression or CallExpression or StatementExpression);

    /// <summary>The name of the called function; null for a call through a pointer.</summary>
    public static string? Callee(CExpression expression) =>
        SyntaxWalk.Bare(expression) is CallExpression { Callee: NameExpression name } ? name.Name : null;

    /// <summary>The call that a statement is; null where it is something else.</summary>
    public static CallExpression? CallOf(CStatement statement) =>
        statement is ExpressionStatement { Expression: var expression } ? SyntaxWalk.Bare(expression) as CallExpression : null;

    /// <summary>Whether a break or continue in the statement belongs to a loop or switch around it.</summary>
    public static bool LeavesLoop(CStatement statement) => statement switch
    {
        BreakStatement or ContinueStatement => true,
        WhileStatement or DoStatement or ForStatement or MacroStatement => false,
        SwitchStatement choice => Descendants(choice.Body).Any(s => s is ContinueStatement),
        _ => SyntaxWalk.Children(statement).OfType<CStatement>().Any(LeavesLoop),
    };

    /// <summary>The calls of a function anywhere around or beside the place, in the order of the text.</summary>
    public static IEnumerable<CallExpression> CallsInFunction(Place place, string function) => place.Function.Statements
        .SelectMany(SyntaxWalk.Expressions)
        .OfType<CallExpression>()
        .Where(call => Callee(call) == function);

    private static IEnumerable<CStatement> Descendants(CStatement statement) =>
        SyntaxWalk.Children(statement).OfType<CStatement>().SelectMany(Descendants).Prepend(statement);
}
