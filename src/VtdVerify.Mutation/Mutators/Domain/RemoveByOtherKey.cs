using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>A removal of something else.</summary>
internal sealed class RemoveByOtherKey : IMutator
{
    public string Id => "remove-by-other-key";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "The search key is removed from the tree, not the mapping that was found.";

    public MutatorExample Example { get; } = new(
        "map = iova_tree_find(tree, &target); iova_tree_remove(tree, *map);",
        "map = iova_tree_find(tree, &target); iova_tree_remove(tree, target);");

    public IEnumerable<Edit> Mutate(Place place) =>
        place.Node is CallExpression { Arguments: [_, var removed] } call && Code.Callee(call) == "iova_tree_remove"
            ? Code.CallsInFunction(place, "iova_tree_find")
                .Where(find => find.Arguments.Count == 2)
                .Select(find => Pointed(place, find.Arguments[1]))
                .Where(key => key != place.Text(removed))
                .Distinct()
                .Select(key => Edit.Of(removed, key))
            : [];

    private static string Pointed(Place place, CExpression key) =>
        SyntaxWalk.Bare(key) is UnaryExpression { Operator: UnaryOperator.AddressOf } address
            ? place.Text(address.Operand)
            : $"*{Pieces.Operand(place, key)}";
}
