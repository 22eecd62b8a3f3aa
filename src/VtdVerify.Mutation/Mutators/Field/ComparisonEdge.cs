using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>A comparison at its edge.</summary>
internal sealed class ComparisonEdge : IMutator
{
    private static readonly Dictionary<BinaryOperator, BinaryOperator[]> Others = new()
    {
        [BinaryOperator.Less] = [BinaryOperator.LessOrEqual, BinaryOperator.GreaterOrEqual],
        [BinaryOperator.LessOrEqual] = [BinaryOperator.Less, BinaryOperator.Greater],
        [BinaryOperator.Greater] = [BinaryOperator.GreaterOrEqual, BinaryOperator.LessOrEqual],
        [BinaryOperator.GreaterOrEqual] = [BinaryOperator.Greater, BinaryOperator.Less],
        [BinaryOperator.Equal] = [BinaryOperator.NotEqual],
        [BinaryOperator.NotEqual] = [BinaryOperator.Equal],
    };

    public string Id => "comparison-edge";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "A comparison takes its edge in or leaves it out, or turns round.";

    public MutatorExample Example { get; } = new("if (x < y) { z = 0; }", "if (x <= y) { z = 0; }");

    public IEnumerable<Edit> Mutate(Place place) =>
        place.Node is BinaryExpression binary && Others.TryGetValue(binary.Operator, out var others)
            ? others.Select(other => Edit.Of(binary, Pieces.Binary(place, binary.Left, other, binary.Right)))
            : [];
}
