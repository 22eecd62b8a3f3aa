namespace VtdVerify.Terms;

/// <summary>Code with more paths than the explorer takes: the verdict is Unknown.</summary>
public sealed class ExplorationLimitException : Exception
{
    public ExplorationLimitException()
    {
    }

    public ExplorationLimitException(string message)
        : base(message)
    {
    }

    public ExplorationLimitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
