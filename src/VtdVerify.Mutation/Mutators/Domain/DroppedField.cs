using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>A field that nobody sets.</summary>
internal sealed class DroppedField : IMutator
{
    public string Id => "dropped-field";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "A member gets no value.";

    public MutatorExample Example { get; } = new("x = 0; event.entry.iova = map->iova;", "x = 0; ;");

    public IEnumerable<Edit> Mutate(Place place) => place.Node switch
    {
        ExpressionStatement { Expression: AssignmentExpression { Target: MemberExpression } } => [Edit.Of(place.Node, ";")],
        InitializerList { Items.Count: > 1 } list =>
            list.Items.Where(item => item.Designators.Count > 0).Select(item => Without(place, list, item)),
        _ => [],
    };

    /// <summary>Takes the comma after the item along, or the one before the last item.</summary>
    private static Edit Without(Place place, InitializerList list, InitializerItem item)
    {
        var items = list.Items.ToList();
        var index = items.IndexOf(item);
        var span = index + 1 < items.Count
            ? place.SpanOf(item.Span.Start, items[index + 1].Span.Start)
            : place.SpanOf(items[index - 1].Span.End, item.Span.End);
        return new Edit(span, string.Empty);
    }
}
