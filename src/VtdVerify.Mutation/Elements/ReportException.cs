namespace VtdVerify.Mutation.Elements;

/// <summary>Reports that cannot be read or do not belong together.</summary>
/// <param name="problem">One sentence without a full stop.</param>
/// <param name="remedy">One or more sentences.</param>
public sealed class ReportException(string problem, string remedy) : Exception(problem)
{
    public string Remedy { get; } = remedy;
}
