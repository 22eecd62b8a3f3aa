using System.Globalization;
using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Field;

/// <summary>Another integer constant.</summary>
internal sealed class IntegerConstant : IMutator
{
    public string Id => "integer-constant";

    public MutatorKind Kind => MutatorKind.Field;

    public string Sentence => "An integer constant becomes 0, 1, one more or one less.";

    public MutatorExample Example { get; } = new("x = 7;", "x = 8;");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is IntegerLiteral literal
        ? Others(literal.Value).Select(value =>
            Edit.Of(literal, value.ToString(CultureInfo.InvariantCulture) + Suffix(place.Text(literal))))
        : [];

    /// <summary>A literal keeps its type: 1ULL becomes 0ULL.</summary>
    internal static string Suffix(string text) => text[text.TrimEnd('u', 'U', 'l', 'L').Length..];

    private static IEnumerable<ulong> Others(ulong value) =>
        new[] { 0UL, 1UL, unchecked(value + 1), unchecked(value - 1) }
            .Where(other => other != value && !(value == 0 && other == ulong.MaxValue))
            .Distinct();
}
