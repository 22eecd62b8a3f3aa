namespace VtdVerify.CSubset.Syntax;

/// <summary>A type of the language: <c>unsigned long</c> is the words in alphabetical order, without qualifiers.</summary>
public sealed record BuiltinTypeSyntax(string Words, SourceSpan Span) : TypeSyntax(Span);

/// <summary>A typedef's name.</summary>
public sealed record NamedTypeSyntax(string Name, SourceSpan Span) : TypeSyntax(Span);

/// <summary>A struct or a union.</summary>
/// <param name="Members">Null where only the tag is named.</param>
/// <param name="Attributed">
/// An attribute stands beside it or among its members, which may pack or align them, or a condition of the preprocessor does.
/// </param>
public sealed record RecordTypeSyntax(bool IsUnion, string? Tag, IReadOnlyList<MemberSyntax>? Members, bool Attributed, SourceSpan Span)
    : TypeSyntax(Span);

/// <summary>An enumeration.</summary>
/// <param name="Enumerators">Null where only the tag is named.</param>
public sealed record EnumTypeSyntax(string? Tag, IReadOnlyList<Enumerator>? Enumerators, SourceSpan Span) : TypeSyntax(Span);

/// <summary>GNU's <c>typeof</c>.</summary>
/// <param name="Operand">An expression or a <see cref="TypeExpression"/>.</param>
public sealed record TypeofSyntax(CExpression Operand, SourceSpan Span) : TypeSyntax(Span);

/// <summary>A macro that stands for a type: <c>QLIST_ENTRY(T)</c>.</summary>
/// <param name="Arguments">As written.</param>
public sealed record MacroTypeSyntax(string Name, IReadOnlyList<string> Arguments, SourceSpan Span) : TypeSyntax(Span);

/// <summary>A pointer.</summary>
public sealed record PointerTypeSyntax(TypeSyntax Target, SourceSpan Span) : TypeSyntax(Span);

/// <summary>An array.</summary>
/// <param name="Length">Null for <c>[]</c>.</param>
public sealed record ArrayTypeSyntax(TypeSyntax Element, CExpression? Length, SourceSpan Span) : TypeSyntax(Span);

/// <summary>A function, as its declarator says.</summary>
public sealed record FunctionTypeSyntax(TypeSyntax Returns, IReadOnlyList<ParameterSyntax> Parameters, bool Variadic, SourceSpan Span)
    : TypeSyntax(Span);

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Null in a prototype without names.</param>
public sealed record ParameterSyntax(string? Name, TypeSyntax Type, SourceSpan Span) : CNode(Span);

/// <summary>A member of a record.</summary>
/// <param name="Name">Null for an anonymous record or an unnamed bit-field.</param>
/// <param name="BitWidth">Null for an ordinary member.</param>
public sealed record MemberSyntax(string? Name, TypeSyntax Type, CExpression? BitWidth, SourceSpan Span) : CNode(Span);

/// <summary>A constant of an enumeration; without a value it is one more than the one before.</summary>
public sealed record Enumerator(string Name, CExpression? Value, SourceSpan Span) : CNode(Span);
