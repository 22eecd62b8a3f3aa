namespace VtdVerify.CSubset.Syntax;

/// <summary>A preprocessor line.</summary>
/// <param name="Name">The word after <c>#</c>: include, define, if, ...</param>
/// <param name="Argument">The rest of the logical line without comments, trimmed.</param>
/// <param name="ArgumentStart">The offset of the argument in the text.</param>
/// <param name="Span">The whole logical line.</param>
/// <param name="Skipped">It stands in a branch of <c>#if</c> that is not read.</param>
public sealed record Directive(string Name, string Argument, int ArgumentStart, SourceSpan Span, bool Skipped = false)
{
    /// <summary>How many tokens of the text stand before it.</summary>
    internal int TokensBefore { get; init; }

    /// <summary>Whether which text is compiled depends on it.</summary>
    public bool IsConditional => Name is "if" or "ifdef" or "ifndef" or "elif" or "elifdef" or "elifndef" or "else" or "endif";
}

/// <summary>A <c>#define</c> whose replacement is an expression.</summary>
/// <param name="Parameters">Null for an object-like macro.</param>
public sealed record MacroDefinition(string Name, IReadOnlyList<string>? Parameters, CExpression Body, SourceSpan Span) : CNode(Span);

/// <summary>
/// A <c>#define</c> with parameters whose replacement is no expression, or is a call, which may be one of a macro of this kind: it stands
/// for a type, a statement, or the head of a loop.
/// </summary>
/// <param name="Body">The replacement's tokens, without comments.</param>
public sealed record MacroText(string Name, IReadOnlyList<string> Parameters, string Body, SourceSpan Span) : CNode(Span);
