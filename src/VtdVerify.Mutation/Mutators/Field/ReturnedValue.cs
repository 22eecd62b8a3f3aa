using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>Another result.</summary>
internal sealed class ReturnedValue : IMutator
{
    public string Id => "returned-value";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "A returned value becomes 0, or its negation.";

    public MutatorExample Example { get; } = new("return x;", "return 0;");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is ReturnStatement { Value: { } value }
        ? new[] { "0", $"!{Pieces.Operand(place, value)}" }.Where(text => text != place.Text(value)).Select(text => Edit.Of(value, text))
        : [];
}
