using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>A loop that goes on whatever its search finds asks for the result instead, and one that asks once asks again.</summary>
internal sealed class CheckedSearch : IMendTemplate
{
    public string Id => "checked-search";

    public string Sentence => "A loop goes on only while its search finds something.";

    public IEnumerable<Edit> Mend(Place place)
    {
        var condition = place.Node switch
        {
            WhileStatement loop => loop.Condition,
            DoStatement loop => loop.Condition,
            ForStatement { Condition: { } asked } => asked,
            _ => null,
        };
        if (condition is not null)
        {
            foreach (var search in SyntaxWalk.Expressions(condition).Where(IsSearch))
            {
                yield return Edit.Of(condition, $"({place.Text(search)})");
            }
        }
    }

    private static bool IsSearch(CExpression expression) => expression is AssignmentExpression { Operator: null, Value: var value }
        && Code.Callee(value) == UnmapNames.Find;
}
