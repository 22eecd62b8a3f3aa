using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>What was notified leaves the tree: a removal behind the UNMAP.</summary>
internal sealed class MissingRemoval : IMendTemplate
{
    public string Id => "missing-removal";

    public string Sentence => "Behind an UNMAP the mapping is removed from the tree.";

    public IEnumerable<Edit> Mend(Place place) =>
        from call in UnmapNames.Calls(place, UnmapNames.Notify)
        from search in Code.CallsInFunction(place, UnmapNames.Find).Take(1)
        from mapping in UnmapNames.Mappings(place)
        select Edit.Of(place.Node, $"{place.Text(place.Node)} {UnmapNames.Remove}({place.Text(search.Arguments[0])}, *{mapping});");
}
