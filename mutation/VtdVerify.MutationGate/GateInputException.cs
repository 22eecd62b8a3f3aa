namespace VtdVerify.MutationGate;

/// <summary>A file that the gate needs is absent or not what it should be.</summary>
internal sealed class GateInputException(string path, string expected, string remedy)
    : Exception($"{path}: expected {expected}; {remedy}");
