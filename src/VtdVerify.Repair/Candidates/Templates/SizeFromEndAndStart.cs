using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>An inclusive size is the last address minus the first: of the scope, or of what is given beside it.</summary>
internal sealed class SizeFromEndAndStart : IMendTemplate
{
    public string Id => "size-from-end-and-start";

    public string Sentence => "An inclusive size becomes the last address minus the first.";

    public IEnumerable<Edit> Mend(Place place) =>
        from given in GivenValue.Of(place.Node)
        where given.IsInclusiveSize
        from text in Sizes(place, given)
        select Edit.Of(given.Value, text);

    private static IEnumerable<string> Sizes(Place place, GivenValue given)
    {
        foreach (var notifier in UnmapNames.Notifiers(place.Function))
        {
            yield return $"{notifier}->end - {notifier}->start";
        }

        foreach (var start in Starts(place))
        {
            yield return $"{Pieces.Operand(place, given.Value)} - {start}";
        }
    }

    /// <summary>The first address in the same list of initialisers.</summary>
    private static IEnumerable<string> Starts(Place place) => place.Node is InitializerList
        ? GivenValue.Of(place.Node).Where(given => given is { IsMember: true, Name: "iova" })
            .Select(given => Pieces.Operand(place, given.Value))
        : [];
}
