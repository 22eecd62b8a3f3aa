namespace VtdVerify.CSubset.Syntax;

/// <summary>An operator before one operand; <c>++</c>, <c>--</c> and casts are nodes of their own.</summary>
public enum UnaryOperator
{
    Plus,
    Minus,
    Complement,
    Not,
    AddressOf,
    Dereference,
}

/// <summary>An operator between two operands, <c>&amp;&amp;</c> and <c>||</c> included; the comma is a node of its own.</summary>
public enum BinaryOperator
{
    Multiply,
    Divide,
    Remainder,
    Add,
    Subtract,
    ShiftLeft,
    ShiftRight,
    Less,
    Greater,
    LessOrEqual,
    GreaterOrEqual,
    Equal,
    NotEqual,
    BitAnd,
    BitXor,
    BitOr,
    LogicalAnd,
    LogicalOr,
}

/// <summary>How operators are written and how tightly they bind.</summary>
public static class Operators
{
    private static readonly string[] BinaryTexts =
        ["*", "/", "%", "+", "-", "<<", ">>", "<", ">", "<=", ">=", "==", "!=", "&", "^", "|", "&&", "||"];

    private static readonly int[] Precedences = [10, 10, 10, 9, 9, 8, 8, 7, 7, 7, 7, 6, 6, 5, 4, 3, 2, 1];

    /// <summary>The lowest precedence of a binary operator; a higher number binds tighter.</summary>
    public const int LowestPrecedence = 1;

    public static string Text(BinaryOperator value) => BinaryTexts[(int)value];

    public static int Precedence(BinaryOperator value) => Precedences[(int)value];

    public static string Text(UnaryOperator value) => "+-~!&*"[(int)value].ToString();

    internal static BinaryOperator? Binary(string text)
    {
        var index = Array.IndexOf(BinaryTexts, text);
        return index < 0 ? null : (BinaryOperator)index;
    }

    internal static UnaryOperator? Unary(string text)
    {
        var index = text.Length == 1 ? "+-~!&*".IndexOf(text[0], StringComparison.Ordinal) : -1;
        return index < 0 ? null : (UnaryOperator)index;
    }
}
