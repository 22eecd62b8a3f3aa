namespace VtdVerify.CSubset.Running;

/// <summary>How the host knows an object behind a pointer of which nothing is known.</summary>
/// <param name="Name">The pointer's.</param>
public sealed record UnknownObject(string Name);
