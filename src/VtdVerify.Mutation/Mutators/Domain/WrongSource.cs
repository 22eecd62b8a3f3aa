using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>The value of another field.</summary>
internal sealed class WrongSource : IMutator
{
    private static readonly string[] Fields = ["iova", "size", "translated_addr"];

    public string Id => "wrong-source";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "A mapping's address, size or translated address is taken for another of them.";

    public MutatorExample Example { get; } = new("event.entry.iova = map->iova;", "event.entry.iova = map->translated_addr;");

    public IEnumerable<Edit> Mutate(Place place) =>
        place.Node is MemberExpression read && Fields.Contains(read.Member) && IsRead(place)
            ? Fields.Where(field => field != read.Member)
                .Select(field => Edit.Of(read, $"{place.Text(read.Object)}{(read.Arrow ? "->" : ".")}{field}"))
            : [];

    private static bool IsRead(Place place) =>
        place.Parent is not (AssignmentExpression or IncrementExpression or MemberExpression)
        || (place.Parent is AssignmentExpression given && given.Value == place.Node);
}
