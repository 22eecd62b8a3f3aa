using VtdVerify.Terms;

namespace VtdVerify.Specs.Observation;

/// <summary>How a run, or a symbolic path, ended.</summary>
public abstract record RunEnd
{
    private RunEnd()
    {
    }

    /// <summary>The unmap came back to its caller.</summary>
    public sealed record Returned : RunEnd;

    /// <summary>One of QEMU's assertions failed.</summary>
    public sealed record Aborted(CodeSite Site) : RunEnd;

    /// <summary>The code broke a rule of C: nothing can be said of what follows.</summary>
    public sealed record Undefined(string Rule, CodeSite Site) : RunEnd;

    /// <summary>The code holds a construct that is not read.</summary>
    public sealed record Unsupported(string Construct, CodeSite Site) : RunEnd;

    /// <summary>A concrete run was stopped: it spent its fuel. Or a symbolic path came to a removal that never ends.</summary>
    public sealed record OutOfFuel : RunEnd;

    /// <summary>A symbolic path came to the end of one arbitrary turn of a loop.</summary>
    public sealed record TurnEnded(CodeSite Site) : RunEnd;

    /// <summary>A symbolic path was cut at the bound of an unrolled loop.</summary>
    public sealed record BoundReached(CodeSite Site, int Bound) : RunEnd;
}
