using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>One operand alone.</summary>
internal sealed class DroppedOperand : IMutator
{
    public string Id => "dropped-operand";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "Of two operands one is left out, with the operator.";

    public MutatorExample Example { get; } = new("x = y - z;", "x = y;");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is BinaryExpression binary && !IsComparison(binary.Operator)
        ? new[] { binary.Left, binary.Right }.Select(operand => Edit.Of(binary, Pieces.Within(place, place.Text(operand))))
        : [];

    private static bool IsComparison(BinaryOperator operation) => operation is BinaryOperator.Less or BinaryOperator.LessOrEqual
        or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual or BinaryOperator.Equal or BinaryOperator.NotEqual;
}
