using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>The other end.</summary>
internal sealed class SwappedBounds : IMutator
{
    public string Id => "swapped-bounds";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "A scope's start and end are taken for each other.";

    public MutatorExample Example { get; } = new("x = n->start;", "x = n->end;");

    public IEnumerable<Edit> Mutate(Place place) =>
        place.Node is MemberExpression { Member: "start" or "end" } bound
            ? [Edit.Of(bound, $"{place.Text(bound.Object)}{(bound.Arrow ? "->" : ".")}{(bound.Member == "start" ? "end" : "start")}")]
            : [];
}
