namespace VtdVerify.Gherkin.Documents;

/// <summary>A place in a feature file.</summary>
/// <param name="File">The file, as it was named to the parser.</param>
/// <param name="Line">One-based.</param>
/// <param name="Column">One-based; 1 where the parser knows none.</param>
public sealed record SourceLocation(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
