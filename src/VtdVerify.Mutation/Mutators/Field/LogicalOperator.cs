using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>And for or.</summary>
internal sealed class LogicalOperator : IMutator
{
    public string Id => "logical-operator";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "&& becomes || and the other way round.";

    public MutatorExample Example { get; } = new("if (x && y) { z = 0; }", "if (x || y) { z = 0; }");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is BinaryExpression
    {
        Operator: BinaryOperator.LogicalAnd or BinaryOperator.LogicalOr
    } binary
        ? [Edit.Of(binary, Pieces.Binary(place, binary.Left, Other(binary.Operator), binary.Right))]
        : [];

    private static BinaryOperator Other(BinaryOperator operation) =>
        operation == BinaryOperator.LogicalAnd ? BinaryOperator.LogicalOr : BinaryOperator.LogicalAnd;
}
