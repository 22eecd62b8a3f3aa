namespace VtdVerify.CSubset.Syntax;

/// <summary>The tokens of a text, those under any <c>#if</c> included; the last one is always the end.</summary>
/// <param name="OpenComment">Where the last comment begins, if the text ends before it does.</param>
internal sealed record LexedText(
    SourceText Source,
    Token[] Tokens,
    IReadOnlyList<Directive> Directives,
    IReadOnlyList<SyntaxDiagnostic> Diagnostics,
    SourceSpan? OpenComment);
