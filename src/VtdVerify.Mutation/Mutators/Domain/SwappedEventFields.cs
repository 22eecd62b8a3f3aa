using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>Two fields of an event with each other's values.</summary>
internal sealed class SwappedEventFields : IMutator
{
    private static readonly string[] Fields = ["iova", "addr_mask", "translated_addr"];

    public string Id => "swapped-event-fields";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "Two of an event's addresses and sizes get each other's values.";

    public MutatorExample Example { get; } = new(
        "event.entry.iova = map->iova; event.entry.translated_addr = map->translated_addr;",
        "event.entry.iova = map->translated_addr; event.entry.translated_addr = map->iova;");

    public IEnumerable<Edit> Mutate(Place place)
    {
        var given = place.Node is BlockStatement block ? block.Items.Select(Assigned).OfType<AssignmentExpression>().ToList() : [];
        for (var i = 0; i < given.Count; i++)
        {
            for (var j = i + 1; j < given.Count; j++)
            {
                yield return Swap(place, given[i].Value, given[j].Value);
            }
        }
    }

    private static Edit Swap(Place place, CExpression first, CExpression second) =>
        Edit.Between(first, second, place.Text(second) + place.Between(first, second) + place.Text(first));

    private static AssignmentExpression? Assigned(CStatement statement) =>
        statement is ExpressionStatement { Expression: AssignmentExpression { Operator: null, Target: MemberExpression target } given }
            && Fields.Contains(target.Member)
            ? given
            : null;
}
