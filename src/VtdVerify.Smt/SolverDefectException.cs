namespace VtdVerify.Smt;

/// <summary>
/// The solver, or the way terms reach it, contradicts itself: a model that does not satisfy the assertions, a term that is
/// rejected. A defect of the tool, never a verdict.
/// </summary>
public sealed class SolverDefectException(string message, Exception? cause = null) : Exception(message, cause);
