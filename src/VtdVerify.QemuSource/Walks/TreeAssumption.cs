using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.QemuSource.Walks;

/// <summary>What the tree's own code says of an assumption of the ledger.</summary>
/// <param name="Id">The assumption's.</param>
/// <param name="IsShown">Proved of the tree; else it stays assumed, and the finding says what stops the proof.</param>
/// <param name="Finding">One sentence without its end.</param>
/// <param name="File">What it rests on, from the tree's root; null where nothing was found.</param>
/// <param name="Line">0 where nothing was found.</param>
public sealed record TreeAssumption(string Id, bool IsShown, string Finding, string? File, int Line)
{
    /// <summary>The scopes that VFIO registers in this tree, where they are found.</summary>
    public IReadOnlyList<IovaRange<ConcreteWord>>? Scopes { get; init; }
}
