using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>What leaves the tree is the mapping that the UNMAP was of.</summary>
internal sealed class RemoveFound : IMendTemplate
{
    public string Id => "remove-found";

    public string Sentence => "A removal takes the mapping that was found.";

    public IEnumerable<Edit> Mend(Place place) =>
        from what in place.Node is CallExpression { Arguments: [_, var range] } call && Code.Callee(call) == UnmapNames.Remove
            ? [range]
            : Array.Empty<CExpression>()
        from mapping in UnmapNames.Mappings(place)
        select Edit.Of(what, $"*{mapping}");
}
