using System.Globalization;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>A constant one page or one bit off.</summary>
internal sealed class ShiftedConstant : IMutator
{
    private const ulong Page = 4096;

    public string Id => "shifted-constant";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "A constant is doubled, halved, or a page more or less.";

    public MutatorExample Example { get; } = new("x = 0xfff;", "x = 8190;");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is IntegerLiteral literal
        ? Others(literal.Value).Select(value =>
            Edit.Of(literal, value.ToString(CultureInfo.InvariantCulture) + Field.IntegerConstant.Suffix(place.Text(literal))))
        : [];

    private static IEnumerable<ulong> Others(ulong value)
    {
        if (value > 1)
        {
            yield return unchecked(value << 1);
            yield return value >> 1;
        }

        if (value >= Page - 1)
        {
            yield return unchecked(value + Page);
            yield return unchecked(value - Page);
        }
    }
}
