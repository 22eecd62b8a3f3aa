using VtdVerify.CSubset.Syntax;
using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>Of a mapping that straddles the scope, the part inside is unmapped.</summary>
internal sealed class ClampToScope : IMendTemplate
{
    public string Id => "clamp-to-scope";

    public string Sentence => "An address or a size that is taken from the mapping is cut to the scope.";

    public IEnumerable<Edit> Mend(Place place) =>
        from given in GivenValue.Of(place.Node)
        where given.IsMember && given.Value is MemberExpression { Object: NameExpression }
        let source = (MemberExpression)given.Value
        let mapping = ((NameExpression)source.Object).Name
        where UnmapNames.Mappings(place).Contains(mapping, StringComparer.Ordinal)
        from notifier in UnmapNames.Notifiers(place.Function)
        from text in Clamped(source.Member, mapping, notifier)
        select Edit.Of(given.Value, text);

    private static IEnumerable<string> Clamped(string member, string mapping, string notifier) => member switch
    {
        "iova" => [$"MAX({mapping}->iova, {notifier}->start)"],
        "size" => [$"MIN({mapping}->size, {notifier}->end - {mapping}->iova)"],
        _ => [],
    };
}
