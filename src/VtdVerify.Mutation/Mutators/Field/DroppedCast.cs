using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>A value without its cast.</summary>
internal sealed class DroppedCast : IMutator
{
    public string Id => "dropped-cast";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "A cast is left out.";

    public MutatorExample Example { get; } = new("x = (uint64_t)y;", "x = y;");

    public IEnumerable<Edit> Mutate(Place place) =>
        place.Node is CastExpression cast ? [Edit.Of(cast, place.Text(cast.Operand))] : [];
}
