using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>A block that overwrites fields of the event and then hands it over: the event was filled before.</summary>
internal sealed class EventAsFilled : IMendTemplate
{
    public string Id => "event-as-filled";

    public string Sentence => "An event is handed over as it was filled: no field is overwritten right before.";

    public IEnumerable<Edit> Mend(Place place)
    {
        if (place.Node is BlockStatement { Items: [_, .., ExpressionStatement last] } block
            && Code.CallOf(last) is { } call && Code.Callee(call) == UnmapNames.Notify && block.Items.SkipLast(1).All(IsAssignment))
        {
            yield return Edit.Of(block, place.Text(last));
        }
    }

    private static bool IsAssignment(CStatement statement) => statement is ExpressionStatement { Expression: AssignmentExpression };
}
