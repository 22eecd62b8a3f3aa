namespace VtdVerify.Terms;

/// <summary>Code that cannot be run as it stands: the verdict is Unsupported and names the construct and its place.</summary>
public sealed class UnsupportedException(string construct, CodeSite site) : Exception($"{site}: not read: {construct}")
{
    public string Construct { get; } = construct;

    public CodeSite Site { get; } = site;
}
