using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Running;

/// <summary>Which guarantees say something about a vIOMMU.</summary>
internal static class Applicable
{
    public static IReadOnlyList<IGuarantee> Of(this IReadOnlyList<IGuarantee> guarantees, Viommu viommu) =>
        [.. guarantees.Where(guarantee => !viommu.NotApplicable.Contains(guarantee.Id))];

    public static IReadOnlyList<IGuarantee> NotOf(this IReadOnlyList<IGuarantee> guarantees, Viommu viommu) =>
        [.. guarantees.Where(guarantee => viommu.NotApplicable.Contains(guarantee.Id))];
}
