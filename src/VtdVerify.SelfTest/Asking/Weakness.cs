using VtdVerify.SelfTest.Generating;
using VtdVerify.Specs.Proof;

namespace VtdVerify.SelfTest.Asking;

/// <summary>
/// A defect that tests give the engine, so that the alarm is seen to ring: it reads programs otherwise than they are, or says something
/// else than it found.
/// </summary>
internal sealed record Weakness
{
    public static Weakness None { get; } = new();

    /// <summary>What the engine takes a program for.</summary>
    public Func<UnmapProgram, UnmapProgram> Reads { get; init; } = program => program;

    /// <summary>Whether it makes a difference for a program.</summary>
    public bool Concerns(UnmapProgram program)
    {
        try
        {
            return Says != None.Says || Reads(program).Text != program.Text;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    /// <summary>What it says in place of a result.</summary>
    public Func<ObligationResult, ObligationResult> Says { get; init; } = result => result;
}
