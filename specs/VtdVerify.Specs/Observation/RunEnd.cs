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

    /// <summary>It never ends: a turn leaves everything as it was, or a removal finds again what it cannot remove.</summary>
    public sealed record Endless : RunEnd;

    /// <summary>
    /// A concrete run was stopped: it took all the turns or statements that a run may take.
    /// Whether it ends is not known.
    /// </summary>
    public sealed record Stopped : RunEnd;

    /// <summary>A symbolic path came to the end of one arbitrary turn of a loop.</summary>
    public sealed record TurnEnded(CodeSite Site) : RunEnd;

    /// <summary>A symbolic path was cut at the bound of an unrolled loop.</summary>
    public sealed record BoundReached(CodeSite Site, int Bound) : RunEnd;
}
