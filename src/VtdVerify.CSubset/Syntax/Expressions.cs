namespace VtdVerify.CSubset.Syntax;

/// <summary>An integer constant.</summary>
/// <param name="Decimal">A decimal literal never takes an unsigned type by itself.</param>
/// <param name="Longs">0 without suffix L, 1 with L, 2 with LL.</param>
public sealed record IntegerLiteral(ulong Value, bool Decimal, bool Unsigned, int Longs, SourceSpan Span) : CExpression(Span);

/// <summary>A floating constant, as written: it is read to be refused with its place.</summary>
public sealed record FloatingLiteral(string Text, SourceSpan Span) : CExpression(Span);

/// <summary>A character constant.</summary>
/// <param name="Value">As an int: several characters are packed as GCC does, the last one lowest.</param>
public sealed record CharacterLiteral(int Value, SourceSpan Span) : CExpression(Span);

/// <summary>Adjacent string literals, joined.</summary>
/// <param name="Value">Escapes replaced; macros between the parts (PRIx64) contribute nothing.</param>
/// <param name="Macros">The names of macros that stand between the parts.</param>
public sealed record StringLiteral(string Value, IReadOnlyList<string> Macros, SourceSpan Span) : CExpression(Span);

/// <summary>A name: of an object, a function, an enumerator or a macro.</summary>
public sealed record NameExpression(string Name, SourceSpan Span) : CExpression(Span);

/// <summary><c>(inner)</c>, kept because the name in <c>sizeof(name)</c> may be that of a type.</summary>
public sealed record ParenthesizedExpression(CExpression Inner, SourceSpan Span) : CExpression(Span);

/// <summary>An operator before its operand.</summary>
public sealed record UnaryExpression(UnaryOperator Operator, CExpression Operand, SourceSpan Span) : CExpression(Span);

/// <summary><c>++</c> and <c>--</c>, before or after their operand.</summary>
public sealed record IncrementExpression(CExpression Target, bool Increments, bool Prefix, SourceSpan Span) : CExpression(Span);

/// <summary>An operator between its operands.</summary>
public sealed record BinaryExpression(BinaryOperator Operator, CExpression Left, CExpression Right, SourceSpan Span) : CExpression(Span);

/// <summary>An assignment, plain or compound.</summary>
/// <param name="Operator">Null for <c>=</c>, otherwise the operator of the compound assignment.</param>
public sealed record AssignmentExpression(BinaryOperator? Operator, CExpression Target, CExpression Value, SourceSpan Span)
    : CExpression(Span);

/// <summary><c>condition ? then : else</c>.</summary>
/// <param name="Then">Null for GNU's <c>a ?: b</c>.</param>
public sealed record ConditionalExpression(CExpression Condition, CExpression? Then, CExpression Else, SourceSpan Span)
    : CExpression(Span);

/// <summary><c>left, right</c>: the value is that of the right one.</summary>
public sealed record CommaExpression(CExpression Left, CExpression Right, SourceSpan Span) : CExpression(Span);

/// <summary><c>(type)operand</c>.</summary>
public sealed record CastExpression(TypeSyntax Type, CExpression Operand, SourceSpan Span) : CExpression(Span);

/// <summary><c>(type){ ... }</c>: an object without a name.</summary>
public sealed record CompoundLiteral(TypeSyntax Type, InitializerList Initializer, SourceSpan Span) : CExpression(Span);

/// <summary>sizeof or alignof of an expression.</summary>
/// <param name="OfAlignment"><c>_Alignof</c> instead of <c>sizeof</c>.</param>
public sealed record SizeofExpression(CExpression Operand, bool OfAlignment, SourceSpan Span) : CExpression(Span);

/// <summary>A type where an expression stands: the operand of sizeof, the argument of a macro.</summary>
public sealed record TypeExpression(TypeSyntax Type, SourceSpan Span) : CExpression(Span);

/// <summary>A member of a record, or of a record that a pointer designates.</summary>
/// <param name="Arrow"><c>-></c> instead of <c>.</c></param>
public sealed record MemberExpression(CExpression Object, string Member, bool Arrow, SourceSpan Span) : CExpression(Span);

/// <summary><c>array[index]</c>.</summary>
public sealed record IndexExpression(CExpression Array, CExpression Index, SourceSpan Span) : CExpression(Span);

/// <summary>A call of a function, or a macro that looks like one.</summary>
public sealed record CallExpression(CExpression Callee, IReadOnlyList<CExpression> Arguments, SourceSpan Span) : CExpression(Span);

/// <summary>GNU's <c>({ ... })</c>.</summary>
public sealed record StatementExpression(BlockStatement Block, SourceSpan Span) : CExpression(Span);

/// <summary>Braces of an initialiser.</summary>
public sealed record InitializerList(IReadOnlyList<InitializerItem> Items, SourceSpan Span) : CExpression(Span);

/// <summary>One value of an initialiser and what it initialises.</summary>
/// <param name="Designators">Outermost first; empty where the position decides.</param>
public sealed record InitializerItem(IReadOnlyList<Designator> Designators, CExpression Value, SourceSpan Span) : CNode(Span);

/// <summary><c>.Member</c>, or <c>[Index]</c>, or GNU's <c>[Index ... Last]</c>.</summary>
public sealed record Designator(string? Member, CExpression? Index, CExpression? Last, SourceSpan Span) : CNode(Span);
