using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>64-bit arithmetic in 32 bits.</summary>
internal sealed class NarrowArithmetic : IMutator
{
    public string Id => "narrow-arithmetic";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "A 64-bit value is computed, or kept, in 32 bits.";

    public MutatorExample Example { get; } = new("event.entry.iova = map->iova;", "event.entry.iova = (uint32_t)map->iova;");

    public IEnumerable<Edit> Mutate(Place place)
    {
        foreach (var given in GivenValue.Of(place.Node).Where(given => given.Is64Bits))
        {
            yield return Edit.Of(given.Value, $"(uint32_t){Pieces.Operand(place, given.Value)}");
        }

        if (place.Node is BinaryExpression { Operator: BinaryOperator.ShiftLeft, Left: IntegerLiteral one }
            && Field.IntegerConstant.Suffix(place.Text(one)) is { Length: > 0 } suffix)
        {
            yield return Edit.Of(one, place.Text(one)[..^suffix.Length]);
        }
    }
}
