namespace VtdVerify.Model;

/// <summary>A described machine that cannot exist.</summary>
public sealed class InvalidMachineException : Exception
{
    public InvalidMachineException(MachineFault fault)
        : base($"This machine cannot exist: {fault.Sentence}.") => Fault = fault;

    public MachineFault? Fault { get; }
}
