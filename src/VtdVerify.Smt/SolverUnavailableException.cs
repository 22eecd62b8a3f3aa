namespace VtdVerify.Smt;

/// <summary>No usable solver on this machine. The message names what was tried and the remedy.</summary>
public sealed class SolverUnavailableException(string message) : Exception(message);
