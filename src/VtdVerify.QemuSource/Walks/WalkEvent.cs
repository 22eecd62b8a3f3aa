using VtdVerify.Terms;
using Value = VtdVerify.CSubset.Running.CValue<VtdVerify.Terms.SymbolicWord>;

namespace VtdVerify.QemuSource.Walks;

/// <summary>What happens on a path, and the condition under which that path is taken so far.</summary>
internal abstract record WalkEvent(Term Condition, CodeSite Site)
{
    /// <summary>The walk is called, by itself or by others.</summary>
    public sealed record Call(Term Condition, CodeSite Site, IReadOnlyList<Value> Arguments) : WalkEvent(Condition, Site);

    /// <summary>A mapping is handed to the tree's insertion.</summary>
    public sealed record Insertion(Term Condition, CodeSite Site, SymbolicWord Iova, SymbolicWord Size, SymbolicWord Permission)
        : WalkEvent(Condition, Site);

    /// <summary>A function that checks a vIOMMU's properties gives true.</summary>
    /// <param name="Width">The address width in bits that the vIOMMU has then.</param>
    public sealed record Accepted(Term Condition, CodeSite Site, SymbolicWord Width) : WalkEvent(Condition, Site);

    /// <summary>The run cannot go on.</summary>
    /// <param name="Why">As a sentence ends that says what stops the proof.</param>
    /// <param name="IsUnread">A construct is not read; else a rule of C may be broken.</param>
    public sealed record Stopped(Term Condition, CodeSite Site, string Why, bool IsUnread) : WalkEvent(Condition, Site);
}
