namespace VtdVerify.Gherkin;

/// <summary>The base of what the runner throws at step definitions.</summary>
public class ReqnrollException : Exception
{
    public ReqnrollException()
    {
    }

    public ReqnrollException(string message)
        : base(message)
    {
    }

    public ReqnrollException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
