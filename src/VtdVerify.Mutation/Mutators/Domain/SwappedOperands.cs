using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>The wrong way round.</summary>
internal sealed class SwappedOperands : IMutator
{
    public string Id => "swapped-operands";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "The operands of a subtraction or a comparison change places.";

    public MutatorExample Example { get; } = new("x = n->end - n->start;", "x = n->start - n->end;");

    public IEnumerable<Edit> Mutate(Place place) =>
        place.Node is BinaryExpression { Operator: BinaryOperator.Subtract or BinaryOperator.Less or BinaryOperator.LessOrEqual
            or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual } binary
            ? [Edit.Of(binary, Pieces.Binary(place, binary.Right, binary.Operator, binary.Left))]
            : [];
}
