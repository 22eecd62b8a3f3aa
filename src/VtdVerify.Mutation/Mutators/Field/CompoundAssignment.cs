using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>Another compound assignment.</summary>
internal sealed class CompoundAssignment : IMutator
{
    private static readonly Dictionary<BinaryOperator, BinaryOperator> Opposites = new()
    {
        [BinaryOperator.Add] = BinaryOperator.Subtract,
        [BinaryOperator.Subtract] = BinaryOperator.Add,
        [BinaryOperator.BitAnd] = BinaryOperator.BitOr,
        [BinaryOperator.BitOr] = BinaryOperator.BitAnd,
        [BinaryOperator.ShiftLeft] = BinaryOperator.ShiftRight,
        [BinaryOperator.ShiftRight] = BinaryOperator.ShiftLeft,
    };

    public string Id => "compound-assignment";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "A compound assignment takes the opposite operator, or only assigns.";

    public MutatorExample Example { get; } = new("x += y;", "x -= y;");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is AssignmentExpression { Operator: { } operation } assignment
        ? Others(operation).Select(other => Edit.Of(assignment, $"{place.Text(assignment.Target)} {other} {place.Text(assignment.Value)}"))
        : [];

    private static IEnumerable<string> Others(BinaryOperator operation)
    {
        yield return "=";
        if (Opposites.TryGetValue(operation, out var opposite))
        {
            yield return $"{Operators.Text(opposite)}=";
        }
    }
}
