using VtdVerify.QemuSource.Walks;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Scopes;

/// <summary>A notifier is registered for a section of a region.</summary>
/// <param name="First">Of the section, from the region's beginning.</param>
/// <param name="Last">Of the section, inclusive.</param>
internal sealed record Registration(
    Term Condition, CodeSite Site, SymbolicWord First, SymbolicWord Last, SymbolicWord Start, SymbolicWord End) : WalkEvent(Condition, Site)
{
    /// <summary>The scope is the section.</summary>
    public SymbolicTruth IsExact => (Start == First) & (End == Last);
}
