using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>Another arithmetic operator.</summary>
internal sealed class ArithmeticOperator : IMutator
{
    private static readonly Dictionary<BinaryOperator, BinaryOperator[]> Others = new()
    {
        [BinaryOperator.Add] = [BinaryOperator.Subtract],
        [BinaryOperator.Subtract] = [BinaryOperator.Add],
        [BinaryOperator.Multiply] = [BinaryOperator.Divide, BinaryOperator.Add],
        [BinaryOperator.Divide] = [BinaryOperator.Multiply],
        [BinaryOperator.Remainder] = [BinaryOperator.Divide],
    };

    public string Id => "arithmetic-operator";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "An arithmetic operator becomes another one.";

    public MutatorExample Example { get; } = new("x = y - z;", "x = y + z;");

    public IEnumerable<Edit> Mutate(Place place) =>
        place.Node is BinaryExpression binary && Others.TryGetValue(binary.Operator, out var others)
            ? others.Select(other => Edit.Of(binary, Pieces.Binary(place, binary.Left, other, binary.Right)))
            : [];
}
