using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>A value without its limit.</summary>
internal sealed class DroppedClamp : IMutator
{
    public string Id => "dropped-clamp";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "MIN or MAX gives one of its arguments, whichever is smaller.";

    public MutatorExample Example { get; } = new("x = MIN(y, z);", "x = y;");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is CallExpression call && Code.Callee(call) is "MIN" or "MAX"
        ? call.Arguments.Select(argument => Edit.Of(call, Pieces.Within(place, place.Text(argument))))
        : [];
}
