using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>A 64-bit shift or difference keeps its width, and a value that is cut or rounded is taken as it is.</summary>
internal sealed class PlainValue : IMendTemplate
{
    public string Id => "plain-value";

    public string Sentence => "A value is taken as it is: without a mask, a cast, a summand or a factor.";

    public IEnumerable<Edit> Mend(Place place) =>
        from given in GivenValue.Of(place.Node)
        from part in Parts(given.Value)
        select Edit.Of(given.Value, place.Text(part));

    private static IEnumerable<CExpression> Parts(CExpression value) => SyntaxWalk.Bare(value) switch
    {
        BinaryExpression both => [both.Left, both.Right],
        CastExpression cast => [cast.Operand],
        ConditionalExpression { Then: { } then } choice => [then, choice.Else],
        _ => [],
    };
}
