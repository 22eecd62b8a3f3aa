using VtdVerify.QemuSource.Walks;
using VtdVerify.Subjects;

namespace VtdVerify.QemuSource;

/// <summary>The unmap of a source tree as a subject.</summary>
/// <param name="Drift">What differs from the functions that the model mirrors.</param>
public sealed record TreeSubject(CSubject Subject, IReadOnlyList<Drift> Drift)
{
    /// <summary>The same for two trees that have the same code for the unmap and what it rests on, wherever it stands.</summary>
    public required string Digest { get; init; }

    /// <summary>What the tree's own code says of the ledger's assumptions; found out when it is first asked for.</summary>
    public required Lazy<IReadOnlyList<TreeAssumption>> Assumptions { get; init; }
}
