namespace VtdVerify.Native;

/// <summary>The code of a tree cannot be compiled or run on this computer. Everything else works without it.</summary>
/// <param name="problem">What was tried and what came of it; without a full stop.</param>
/// <param name="remedy">What the user can do about it.</param>
/// <param name="isOfCode">The code is at fault, and not what this computer lacks.</param>
public sealed class NativeCodeException(string problem, string remedy, bool isOfCode = false) : Exception($"{problem}. {remedy}")
{
    public string Problem { get; } = problem;

    public string Remedy { get; } = remedy;

    public bool IsOfCode { get; } = isOfCode;
}
