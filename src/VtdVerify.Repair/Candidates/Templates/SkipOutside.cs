using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>What lies beyond the scope, or across its edge, is not this notifier's: the loop ends there, or leaves it out.</summary>
internal sealed class SkipOutside : IMendTemplate
{
    public string Id => "skip-outside";

    public string Sentence => "An UNMAP or a removal is made only for a mapping inside the scope.";

    public IEnumerable<Edit> Mend(Place place)
    {
        if (place.Node is not ExpressionStatement statement || Code.CallOf(statement) is not { } call
            || Code.Callee(call) is not (UnmapNames.Notify or UnmapNames.Remove))
        {
            yield break;
        }

        foreach (var notifier in UnmapNames.Notifiers(place.Function))
        {
            foreach (var mapping in UnmapNames.Mappings(place))
            {
                var inside = $"{mapping}->iova >= {notifier}->start && {mapping}->iova + {mapping}->size <= {notifier}->end";
                yield return Edit.Of(statement, $"if ({inside}) {{ {place.Text(statement)} }}");
                yield return Edit.Of(statement, $"if (!({inside})) {{ break; }} {place.Text(statement)}");
            }
        }
    }
}
