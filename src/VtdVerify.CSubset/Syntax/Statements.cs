namespace VtdVerify.CSubset.Syntax;

public sealed record BlockStatement(IReadOnlyList<CStatement> Items, SourceSpan Span) : CStatement(Span);

public sealed record DeclarationStatement(Declaration Declaration, SourceSpan Span) : CStatement(Span);

public sealed record ExpressionStatement(CExpression Expression, SourceSpan Span) : CStatement(Span);

public sealed record EmptyStatement(SourceSpan Span) : CStatement(Span);

public sealed record IfStatement(CExpression Condition, CStatement Then, CStatement? Else, SourceSpan Span) : CStatement(Span);

public sealed record WhileStatement(CExpression Condition, CStatement Body, SourceSpan Span) : CStatement(Span);

public sealed record DoStatement(CStatement Body, CExpression Condition, SourceSpan Span) : CStatement(Span);

/// <summary>A <c>for</c> loop.</summary>
/// <param name="Initializer">A declaration, an expression statement, or null.</param>
public sealed record ForStatement(CStatement? Initializer, CExpression? Condition, CExpression? Step, CStatement Body, SourceSpan Span)
    : CStatement(Span);

public sealed record SwitchStatement(CExpression Value, CStatement Body, SourceSpan Span) : CStatement(Span);

/// <summary>A label <c>case</c>; the statement that it labels is the next item of the block.</summary>
/// <param name="Last">The end of GNU's range <c>a ... b</c>, inclusive; null without one.</param>
public sealed record CaseLabel(CExpression Value, CExpression? Last, SourceSpan Span) : CStatement(Span);

public sealed record DefaultLabel(SourceSpan Span) : CStatement(Span);

/// <summary>A label for <c>goto</c>; the statement that it labels is the next item of the block.</summary>
public sealed record NamedLabel(string Name, SourceSpan Span) : CStatement(Span);

public sealed record BreakStatement(SourceSpan Span) : CStatement(Span);

public sealed record ContinueStatement(SourceSpan Span) : CStatement(Span);

public sealed record ReturnStatement(CExpression? Value, SourceSpan Span) : CStatement(Span);

public sealed record GotoStatement(CExpression Target, SourceSpan Span) : CStatement(Span);

/// <summary>A macro that takes a statement after its parentheses: the loops over QEMU's lists, guards with a body.</summary>
public sealed record MacroStatement(string Name, IReadOnlyList<CExpression> Arguments, CStatement Body, SourceSpan Span)
    : CStatement(Span);

/// <summary>Inline assembler; its text is not read.</summary>
public sealed record AsmStatement(SourceSpan Span) : CStatement(Span);
