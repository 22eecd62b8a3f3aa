using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>Nothing in place of a value.</summary>
internal sealed class ZeroedValue : IMutator
{
    public string Id => "zeroed-value";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "An assigned value, or a variable's first value, becomes 0.";

    public MutatorExample Example { get; } = new("x = y;", "x = 0;");

    public IEnumerable<Edit> Mutate(Place place) =>
        from given in GivenValue.Of(place.Node)
        where !given.IsPointer && given.Value is not IntegerLiteral { Value: 0 } && !Code.HasEffects(given.Value)
        select Edit.Of(given.Value, given.Value is UnaryExpression { Operator: UnaryOperator.AddressOf } ? "NULL" : "0");
}
