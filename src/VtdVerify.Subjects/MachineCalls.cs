using VtdVerify.Model;

namespace VtdVerify.Subjects;

/// <summary>How the functions that a machine stands in for behave in the code at hand, where that is known.</summary>
public sealed record MachineCalls
{
    /// <summary>Nothing is known: they behave as the model's.</summary>
    public static MachineCalls Model { get; } = new();

    /// <summary>What memory_region_notify_iommu_one does with an event across the scope's edge; null for either.</summary>
    public NotifyRule? NotifyRule { get; init; }

    /// <summary>How the tree compares.</summary>
    public ITreeOrder Order { get; init; } = OverlapOrder.Instance;

    /// <summary>Functions that do something else than the machine's, with the reason: calling one is Unsupported.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; init; } = new Dictionary<string, string>();
}
