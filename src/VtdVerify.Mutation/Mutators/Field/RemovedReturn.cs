using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>No return.</summary>
internal sealed class RemovedReturn : IMutator
{
    public string Id => "removed-return";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "A return without a value is left out.";

    public MutatorExample Example { get; } = new("if (x) { return; } y = 0;", "if (x) { ; } y = 0;");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is ReturnStatement { Value: null } ? [Edit.Of(place.Node, ";")] : [];
}
