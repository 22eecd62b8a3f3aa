using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>Guest memory is tracked when any bit of global_dirty_tracking is set, whoever asked for it.</summary>
internal sealed class GuardByTracking : IMendTemplate
{
    public string Id => "guard-by-tracking";

    public string Sentence => "A branch is taken when any kind of dirty tracking is on.";

    public IEnumerable<Edit> Mend(Place place)
    {
        if (place.Node is IfStatement branch)
        {
            yield return Edit.Of(branch.Condition, "global_dirty_tracking");
        }

        if (place.Node is BinaryExpression { Operator: BinaryOperator.LogicalAnd } both)
        {
            yield return Edit.Of(both.Left, "global_dirty_tracking");
            yield return Edit.Of(both.Right, "global_dirty_tracking");
        }
    }
}
