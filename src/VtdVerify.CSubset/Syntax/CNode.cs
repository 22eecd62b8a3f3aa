namespace VtdVerify.CSubset.Syntax;

/// <summary>A node of the syntax tree: immutable, and it knows its place in the text.</summary>
public abstract record CNode(SourceSpan Span);

/// <summary>An expression.</summary>
public abstract record CExpression(SourceSpan Span) : CNode(Span);

/// <summary>A statement, or an item of a block.</summary>
public abstract record CStatement(SourceSpan Span) : CNode(Span);

/// <summary>A type as it is written.</summary>
public abstract record TypeSyntax(SourceSpan Span) : CNode(Span);
