using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>One of two values.</summary>
internal sealed class ConditionalOperand : IMutator
{
    public string Id => "conditional-operand";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "c ? a : b becomes a, or b.";

    public MutatorExample Example { get; } = new("x = y > z ? z : y;", "x = z;");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is ConditionalExpression { Then: { } then } choice
        ? new[] { then, choice.Else }.Select(value => Edit.Of(choice, Pieces.Within(place, place.Text(value))))
        : [];
}
