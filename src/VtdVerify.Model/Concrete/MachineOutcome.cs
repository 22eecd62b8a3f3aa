using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>How a run ended.</summary>
public abstract record MachineOutcome
{
    private MachineOutcome()
    {
    }

    /// <summary>The code came to its end.</summary>
    public sealed record Returned : MachineOutcome;

    /// <summary>An assertion failed: the QEMU process is gone.</summary>
    public sealed record Aborted(CodeSite Site) : MachineOutcome;

    /// <summary>The code broke a rule of C (a read after free, say): nothing that it did counts.</summary>
    public sealed record Undefined(string Rule, CodeSite Site) : MachineOutcome;

    /// <summary>The loops took more turns than the run was given; <paramref name="Site"/> is the loop that wanted the next one.</summary>
    /// <param name="IsEndless">Whether it is known that more would not do: a turn left everything as it was.</param>
    public sealed record OutOfFuel(CodeSite Site, bool IsEndless = false) : MachineOutcome;

    /// <summary>The code holds a construct that is not read.</summary>
    public sealed record Unsupported(string Construct, CodeSite Site) : MachineOutcome;
}
