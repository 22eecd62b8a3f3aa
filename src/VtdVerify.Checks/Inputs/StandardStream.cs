namespace VtdVerify.Checks.Inputs;

/// <summary>Standard input or standard output in place of a file.</summary>
public static class StandardStream
{
    /// <summary>What a command line gives in place of a path.</summary>
    public const string Name = "-";
}
