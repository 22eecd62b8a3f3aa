using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>A search begins where the scope begins.</summary>
internal sealed class StartFromScope : IMendTemplate
{
    public string Id => "start-from-scope";

    public string Sentence => "A first address becomes the scope's.";

    public IEnumerable<Edit> Mend(Place place) =>
        from given in GivenValue.Of(place.Node)
        where given is { IsMember: true, Name: "iova" }
        from notifier in UnmapNames.Notifiers(place.Function)
        select Edit.Of(given.Value, $"{notifier}->start");
}
