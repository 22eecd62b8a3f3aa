namespace VtdVerify.Terms;

/// <summary>Code that cannot be run as it stands: the verdict is Unsupported and names the construct and its place.</summary>
public sealed class UnsupportedException : Exception
{
    public UnsupportedException()
        : this("unnamed construct", new CodeSite("unknown", 0, string.Empty))
    {
    }

    public UnsupportedException(string construct)
        : this(construct, new CodeSite("unknown", 0, string.Empty))
    {
    }

    public UnsupportedException(string construct, Exception innerException)
        : base(construct, innerException)
    {
        Construct = construct;
        Site = new CodeSite("unknown", 0, string.Empty);
    }

    public UnsupportedException(string construct, CodeSite site)
        : base($"{site}: not read: {construct}")
    {
        Construct = construct;
        Site = site;
    }

    public string Construct { get; }

    public CodeSite Site { get; }
}
