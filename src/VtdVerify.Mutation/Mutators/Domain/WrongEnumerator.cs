using VtdVerify.CSubset.Syntax;

namespace VtdVerify.Mutation.Mutators.Domain;

/// <summary>Another constant of the same kind.</summary>
internal sealed class WrongEnumerator : IMutator
{
    private static readonly string[][] Kinds =
    [
        [
            "IOMMU_NOTIFIER_NONE", "IOMMU_NOTIFIER_UNMAP", "IOMMU_NOTIFIER_MAP", "IOMMU_NOTIFIER_DEVIOTLB_UNMAP",
            "IOMMU_NOTIFIER_IOTLB_EVENTS",
        ],
        ["IOMMU_NONE", "IOMMU_RO", "IOMMU_WO", "IOMMU_RW"],
    ];

    public string Id => "wrong-enumerator";

    public MutatorKind Kind => MutatorKind.Domain;

    public string Sentence => "An event's type or permission becomes another one.";

    public MutatorExample Example { get; } = new("event.entry.perm = IOMMU_NONE;", "event.entry.perm = IOMMU_RW;");

    public IEnumerable<Edit> Mutate(Place place) => place.Node is NameExpression name
        ? Kinds.Where(kind => kind.Contains(name.Name)).SelectMany(kind => kind).Where(other => other != name.Name)
            .Select(other => Edit.Of(name, other))
        : [];
}
