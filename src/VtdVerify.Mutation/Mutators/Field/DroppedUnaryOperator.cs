using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>An operand without the operator before it.</summary>
internal sealed class DroppedUnaryOperator : IMutator
{
    public string Id => "dropped-unary-operator";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "!, ~ or - before an operand is left out.";

    public MutatorExample Example { get; } = new("x = ~y;", "x = y;");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is UnaryExpression
    {
        Operator: UnaryOperator.Not or UnaryOperator.Complement or UnaryOperator.Minus
    } unary
        ? [Edit.Of(unary, place.Text(unary.Operand))]
        : [];
}
