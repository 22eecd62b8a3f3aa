namespace VtdVerify.CSubset.Syntax;

/// <summary><c>{ ... }</c>, a scope of its own.</summary>
public sealed record BlockStatement(IReadOnlyList<CStatement> Items, SourceSpan Span) : CStatement(Span);

/// <summary>A declaration among the statements of a block.</summary>
public sealed record DeclarationStatement(Declaration Declaration, SourceSpan Span) : CStatement(Span);

/// <summary>An expression for its effects.</summary>
public sealed record ExpressionStatement(CExpression Expression, SourceSpan Span) : CStatement(Span);

/// <summary>A semicolon alone.</summary>
public sealed record EmptyStatement(SourceSpan Span) : CStatement(Span);

/// <summary><c>if</c>, with or without <c>else</c>.</summary>
public sealed record IfStatement(CExpression Condition, CStatement Then, CStatement? Else, SourceSpan Span) : CStatement(Span);

/// <summary>A <c>while</c> loop.</summary>
public sealed record WhileStatement(CExpression Condition, CStatement Body, SourceSpan Span) : CStatement(Span);

/// <summary>A <c>do</c> loop: the body runs before the condition is asked.</summary>
public sealed record DoStatement(CStatement Body, CExpression Condition, SourceSpan Span) : CStatement(Span);

/// <summary>A <c>for</c> loop.</summary>
/// <param name="Initializer">A declaration, an expression statement, or null.</param>
public sealed record ForStatement(CStatement? Initializer, CExpression? Condition, CExpression? Step, CStatement Body, SourceSpan Span)
    : CStatement(Span);

/// <summary>A <c>switch</c>; its labels are items of the body.</summary>
public sealed record SwitchStatement(CExpression Value, CStatement Body, SourceSpan Span) : CStatement(Span);

/// <summary>A label <c>case</c>; the statement that it labels is the next item of the block.</summary>
/// <param name="Last">The end of GNU's range <c>a ... b</c>, inclusive; null without one.</param>
public sealed record CaseLabel(CExpression Value, CExpression? Last, SourceSpan Span) : CStatement(Span);

/// <summary>The label <c>default</c>; the statement that it labels is the next item of the block.</summary>
public sealed record DefaultLabel(SourceSpan Span) : CStatement(Span);

/// <summary>A label for <c>goto</c>; the statement that it labels is the next item of the block.</summary>
public sealed record NamedLabel(string Name, SourceSpan Span) : CStatement(Span);

/// <summary><c>break</c> out of the innermost loop or switch.</summary>
public sealed record BreakStatement(SourceSpan Span) : CStatement(Span);

/// <summary><c>continue</c> with the next turn of the innermost loop.</summary>
public sealed record ContinueStatement(SourceSpan Span) : CStatement(Span);

/// <summary><c>return</c>, with or without a value.</summary>
public sealed record ReturnStatement(CExpression? Value, SourceSpan Span) : CStatement(Span);

/// <summary><c>goto</c> a label, or GNU's computed one.</summary>
public sealed record GotoStatement(CExpression Target, SourceSpan Span) : CStatement(Span);

/// <summary>A macro that takes a statement after its parentheses: the loops over QEMU's lists, guards with a body.</summary>
public sealed record MacroStatement(string Name, IReadOnlyList<CExpression> Arguments, CStatement Body, SourceSpan Span)
    : CStatement(Span);

/// <summary>Text of a body that is not C as it is known here. Nothing is known of what it does.</summary>
/// <param name="Problem">Where reading stopped, and why.</param>
public sealed record UnreadStatement(SyntaxDiagnostic Problem, SourceSpan Span) : CStatement(Span);

/// <summary>Inline assembler; its text is not read.</summary>
public sealed record AsmStatement(SourceSpan Span) : CStatement(Span);
