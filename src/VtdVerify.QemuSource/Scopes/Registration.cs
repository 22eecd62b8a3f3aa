using VtdVerify.Model;
using VtdVerify.QemuSource.Walks;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>A notifier is registered for a section of a region.</summary>
/// <param name="First">Of the section, from the region's beginning.</param>
/// <param name="Last">Of the section, inclusive.</param>
/// <param name="Flags">Of the notifier; null where none are assigned.</param>
internal sealed record Registration(
    Term Condition, CodeSite Site, SymbolicWord First, SymbolicWord Last, SymbolicWord Start, SymbolicWord End, SymbolicWord? Flags)
    : WalkEvent(Condition, Site)
{
    /// <summary>The scope is the section.</summary>
    public SymbolicTruth IsExact => (Start == First) & (End == Last);

    /// <summary>The notifier is told of unmaps, and of nothing but maps besides.</summary>
    public SymbolicTruth Unmaps =>
        Flags is { } flags ? NotifierFlagWords.AreForUnmaps<SymbolicWord, SymbolicTruth>(flags) : SymbolicTruth.Of(false);
}
