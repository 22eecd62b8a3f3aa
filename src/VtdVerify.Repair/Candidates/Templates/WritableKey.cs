using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>A search moves on only with a key that can be written. Half of a mend: the other half moves it.</summary>
internal sealed class WritableKey : IMendTemplate
{
    private const string Const = "const ";

    public string Id => "writable-key";

    public string Sentence => "A mapping that is declared const becomes one that can be written.";

    public IEnumerable<Edit> Mend(Place place)
    {
        if (place.Node is DeclarationStatement { Declaration: { IsConst: true, Type: NamedTypeSyntax { Name: "DMAMap" } } declaration }
            && declaration.Declarators.All(declarator => declarator.Type is NamedTypeSyntax)
            && place.Text(place.Node).IndexOf(Const, StringComparison.Ordinal) is var at and >= 0)
        {
            var start = place.Node.Span.Start + at;
            yield return new Edit(place.SpanOf(start, start + Const.Length), string.Empty);
        }
    }
}
