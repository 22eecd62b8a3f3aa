using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>A page too far.</summary>
internal sealed class OnePageOff : IMutator
{
    private static readonly char[] Signs = ['+', '-'];

    public string Id => "one-page-off";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "An address or a size is one 4 KiB page too large or too small.";

    public MutatorExample Example { get; } = new("event.entry.iova = map->iova;", "event.entry.iova = map->iova + 0x1000;");

    public IEnumerable<Edit> Mutate(Place place) =>
        from given in GivenValue.Of(place.Node)
        where given.Is64Bits
        from sign in Signs
        select Edit.Of(given.Value, $"{Beside(place, given.Value)} {sign} 0x1000");

    private static string Beside(Place place, CExpression value) => value is BinaryExpression
    {
        Operator: BinaryOperator.Add or BinaryOperator.Subtract
    }
        ? place.Text(value)
        : Pieces.Operand(place, value);
}
