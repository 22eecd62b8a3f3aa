namespace VtdVerify.Features.Steps;

/// <summary>A scenario expected one thing and found another. The message says both, for a reader of patches.</summary>
public sealed class ExpectationException(string expected, string found) : Exception($"expected {expected}; found {found}");
