using VtdVerify.Mutation.Mutators;

namespace VtdVerify.Repair.Candidates.Templates;

/// <summary>An UNMAP repeats its mapping, and has the constants that an UNMAP has.</summary>
internal sealed class FieldFromMapping : IMendTemplate
{
    private static readonly Dictionary<string, string> OfMapping = new(StringComparer.Ordinal)
    {
        ["iova"] = "iova", ["addr_mask"] = "size", ["translated_addr"] = "translated_addr",
    };

    private static readonly Dictionary<string, string> Constants = new(StringComparer.Ordinal)
    {
        ["type"] = "IOMMU_NOTIFIER_UNMAP", ["perm"] = "IOMMU_NONE", ["target_as"] = "&address_space_memory",
    };

    public string Id => "field-from-mapping";

    public string Sentence => "A field of an event becomes that of the mapping which was found, or the constant of every UNMAP.";

    public IEnumerable<Edit> Mend(Place place) =>
        from given in GivenValue.Of(place.Node)
        where given.IsMember
        from text in Values(place, given.Name)
        select Edit.Of(given.Value, text);

    private static IEnumerable<string> Values(Place place, string field) =>
        Constants.TryGetValue(field, out var constant) ? [constant]
        : OfMapping.TryGetValue(field, out var source) ? UnmapNames.Mappings(place).Select(mapping => $"{mapping}->{source}")
        : [];
}
