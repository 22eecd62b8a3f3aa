namespace VtdVerify.Smt;

/// <summary>No usable solver on this machine. The message names what was tried and the remedy.</summary>
public sealed class SolverUnavailableException : Exception
{
    public SolverUnavailableException()
    {
    }

    public SolverUnavailableException(string message)
        : base(message)
    {
    }

    public SolverUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
