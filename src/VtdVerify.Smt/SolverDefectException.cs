namespace VtdVerify.Smt;

/// <summary>
/// The solver, or the way terms reach it, contradicts itself: a model that does not satisfy the assertions, text that is
/// rejected. A defect of the tool, never a verdict.
/// </summary>
public sealed class SolverDefectException : Exception
{
    public SolverDefectException()
    {
    }

    public SolverDefectException(string message)
        : base(message)
    {
    }

    public SolverDefectException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
