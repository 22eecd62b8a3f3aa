using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>The record goes before the event.</summary>
internal sealed class RemoveBeforeNotify : IMutator
{
    public string Id => "remove-before-notify";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "A mapping leaves the tree before its UNMAP is sent.";

    public MutatorExample Example { get; } = new(
        "memory_region_notify_iommu_one(n, &event); iova_tree_remove(tree, *map);",
        "iova_tree_remove(tree, *map); memory_region_notify_iommu_one(n, &event);");

    public IEnumerable<Edit> Mutate(Place place)
    {
        if (place.Node is not BlockStatement block)
        {
            yield break;
        }

        var notify = block.Items.FirstOrDefault(item => Calls(item, "memory_region_notify_iommu_one"));
        var remove = block.Items.LastOrDefault(item => Calls(item, "iova_tree_remove"));
        if (notify is not null && remove is not null && notify.Span.Start < remove.Span.Start)
        {
            var text = place.Text(remove) + place.Between(notify, remove) + place.Text(notify);
            yield return Edit.Between(notify, remove, text);
            var before = block.Items[Declared(block, remove)];
            if (before.Span.Start < notify.Span.Start)
            {
                var rest = place.Function.Source.Text[before.Span.Start..remove.Span.Start];
                yield return Edit.Between(before, remove, $"{place.Text(remove)} {rest}");
            }
        }
    }

    /// <summary>The number of the first item behind all that declare what a statement names: before that it would be no C.</summary>
    private static int Declared(BlockStatement block, CStatement statement)
    {
        var names = SyntaxWalk.Nodes(statement).OfType<NameExpression>().Select(name => name.Name).ToHashSet(StringComparer.Ordinal);
        return 1 + block.Items.Select((item, number) => (item, number))
            .Where(one => one.item.Span.Start < statement.Span.Start
                && one.item is DeclarationStatement { Declaration: var declaration }
                && declaration.Declarators.Any(declarator => names.Contains(declarator.Name)))
            .Select(one => one.number)
            .DefaultIfEmpty(-1)
            .Max();
    }

    private static bool Calls(CStatement statement, string function) => Code.CallOf(statement) is { } call && Code.Callee(call) == function;
}
