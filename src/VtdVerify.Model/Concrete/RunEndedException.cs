namespace VtdVerify.Model;

/// <summary>Ends a concrete run before its code does. Only the driver of the run catches it.</summary>
public sealed class RunEndedException : Exception
{
    public RunEndedException(string message)
        : base(message)
    {
    }

    public RunEndedException(MachineOutcome outcome)
        : base(outcome.ToString()) => Outcome = outcome;

    public MachineOutcome? Outcome { get; }
}
