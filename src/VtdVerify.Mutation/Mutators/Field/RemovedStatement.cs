using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>A statement less.</summary>
internal sealed class RemovedStatement : IMutator
{
    public string Id => "removed-statement";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "A statement is left out.";

    public MutatorExample Example { get; } = new("x = 0; f(x);", "x = 0; ;");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is ExpressionStatement or BreakStatement or ContinueStatement
        ? [Edit.Of(place.Node, ";")]
        : [];
}
