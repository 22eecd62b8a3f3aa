using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>Another bit operator.</summary>
internal sealed class BitOperator : IMutator
{
    private static readonly Dictionary<BinaryOperator, BinaryOperator[]> Others = new()
    {
        [BinaryOperator.BitAnd] = [BinaryOperator.BitOr, BinaryOperator.BitXor],
        [BinaryOperator.BitOr] = [BinaryOperator.BitAnd, BinaryOperator.BitXor],
        [BinaryOperator.BitXor] = [BinaryOperator.BitAnd, BinaryOperator.BitOr],
        [BinaryOperator.ShiftLeft] = [BinaryOperator.ShiftRight],
        [BinaryOperator.ShiftRight] = [BinaryOperator.ShiftLeft],
    };

    public string Id => "bit-operator";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "A bit operator or shift becomes another one.";

    public MutatorExample Example { get; } = new("x = y & z;", "x = y | z;");

    public IEnumerable<Edit> Mutate(Place place) =>
        place.Node is BinaryExpression binary && Others.TryGetValue(binary.Operator, out var others)
            ? others.Select(other => Edit.Of(binary, Pieces.Binary(place, binary.Left, other, binary.Right)))
            : [];
}
