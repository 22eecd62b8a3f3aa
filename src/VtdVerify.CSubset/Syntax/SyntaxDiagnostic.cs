namespace VtdVerify.CSubset.Syntax;

/// <summary>Text that is not C as this reader knows it.</summary>
/// <param name="Span">Where the reader stopped.</param>
/// <param name="Found">The token met, or a description of what was met.</param>
/// <param name="Expected">What would have been read there.</param>
public sealed record SyntaxDiagnostic(SourceSpan Span, string Found, string Expected)
{
    public string Message => $"{Span}: found {Found}, expected {Expected}";

    public override string ToString() => Message;
}

/// <summary>The input is not C as this reader knows it; the message names file, line, column, what was met and what was expected.</summary>
public sealed class CSyntaxException : Exception
{
    public CSyntaxException(SyntaxDiagnostic diagnostic)
        : base(diagnostic.Message) => Diagnostic = diagnostic;

    public SyntaxDiagnostic Diagnostic { get; }
}
