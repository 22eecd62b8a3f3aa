namespace VtdVerify.Mutation.Elements;

/// <summary>The program was built where npm could not bring the view of a page.</summary>
/// <param name="problem">One sentence without a full stop.</param>
/// <param name="remedy">One or more sentences.</param>
public sealed class ViewMissingException(string problem, string remedy) : Exception(problem)
{
    public string Remedy { get; } = remedy;
}
