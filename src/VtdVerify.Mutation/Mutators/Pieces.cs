using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators;

/// <summary>Text of expressions, put together so that it is parsed as it is meant.</summary>
internal static class Pieces
{
    /// <summary>The text as an operand of a unary operator or a cast.</summary>
    public static string Operand(Place place, CExpression expression) =>
        expression is BinaryExpression or ConditionalExpression or AssignmentExpression or CommaExpression
            ? $"({place.Text(expression)})"
            : place.Text(expression);

    /// <summary>Two operands with an operator between them, in parentheses where the node stands beside another operator.</summary>
    public static string Binary(Place place, CExpression left, BinaryOperator operation, CExpression right)
    {
        var text = $"{Beside(place, left, operation)} {Operators.Text(operation)} {Beside(place, right, operation)}";
        return Within(place, text);
    }

    /// <summary>The text as what stands at the place: in parentheses where an operator stands beside it.</summary>
    public static string Within(Place place, string text) => IsBesideOperator(place) ? $"({text})" : text;

    /// <summary>The text without line ends, for a copy of code that must not make the file longer.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Beside(Place place, CExpression operand, BinaryOperator operation)
    {
        var isLooser = operand is ConditionalExpression or AssignmentExpression or CommaExpression
            || (operand is BinaryExpression inner && Operators.Precedence(inner.Operator) <= Operators.Precedence(operation));
        return isLooser ? $"({place.Text(operand)})" : place.Text(operand);
    }

    private static bool IsBesideOperator(Place place) =>
        place.Parent is BinaryExpression or UnaryExpression or CastExpression or ConditionalExpression or MemberExpression
            or IndexExpression;
}
