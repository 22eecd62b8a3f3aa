namespace VtdVerify.Checks;

/// <summary>The run ends without a result: what is wrong, what to do about it, and the exit code.</summary>
/// <param name="problem">One sentence without a full stop.</param>
/// <param name="remedy">One or more sentences.</param>
/// <param name="exitCode">One of <see cref="Reporting.ExitCodes"/>.</param>
public sealed class UserErrorException(string problem, string remedy, int exitCode) : Exception(problem)
{
    public string Remedy { get; } = remedy;

    public int ExitCode { get; } = exitCode;

    /// <summary>More lines about it, to be shown as they are; null for none.</summary>
    public string? Quote { get; init; }
}
