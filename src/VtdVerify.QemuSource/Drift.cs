namespace VtdVerify.QemuSource;

/// <summary>A function of the tree that reads or behaves otherwise than the one that the model mirrors.</summary>
/// <param name="File">From the tree's root; null where the tree does not define it.</param>
/// <param name="Line">Of its first line; 0 where the tree does not define it.</param>
/// <param name="TokenHash">SHA-256 of its tokens; null where the tree does not define it.</param>
/// <param name="Finding">What differs, and what that means for the verdicts.</param>
/// <param name="Guarantees">Ids of the guarantees whose verdicts lean on the function.</param>
public sealed record Drift(string Function, string? File, int Line, string? TokenHash, string Finding, IReadOnlyList<string> Guarantees);
