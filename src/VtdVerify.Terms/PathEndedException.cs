namespace VtdVerify.Terms;

/// <summary>Ends the run of one symbolic path: it cannot be taken, or all that it shows has been recorded.</summary>
public sealed class PathEndedException : Exception
{
    public PathEndedException()
    {
    }

    public PathEndedException(string message)
        : base(message)
    {
    }

    public PathEndedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
