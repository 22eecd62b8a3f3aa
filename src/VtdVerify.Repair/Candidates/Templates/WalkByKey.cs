using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>The search goes on behind the mapping that it found, which stays in the tree for other notifiers.</summary>
internal sealed class WalkByKey : IMendTemplate
{
    public string Id => "walk-by-key";

    public string Sentence => "In place of a removal, the key moves behind the mapping, and the loop ends with the scope.";

    public IEnumerable<Edit> Mend(Place place) =>
        from removal in UnmapNames.Calls(place, UnmapNames.Remove)
        where place.Ancestors.Any(one => one is WhileStatement or DoStatement or ForStatement)
        from key in Code.CallsInFunction(place, UnmapNames.Find).Select(KeyOf).OfType<string>().Distinct(StringComparer.Ordinal)
        from mapping in UnmapNames.Mappings(place)
        from notifier in UnmapNames.Notifiers(place.Function)
        select Edit.Of(
            place.Node,
            $"if ({mapping}->size >= {notifier}->end - {mapping}->iova) {{ break; }} "
                + $"{key}.iova = {mapping}->iova + {mapping}->size + 1; {key}.size = {notifier}->end - {key}.iova;");

    private static string? KeyOf(CallExpression search) =>
        search.Arguments is [_, UnaryExpression { Operand: NameExpression key }] ? key.Name : null;
}
