namespace VtdVerify.Terms;

/// <summary>What a term's node does. The meaning is SMT-LIB's operator of <see cref="OperationText.Of"/>.</summary>
public enum Operation
{
    Constant,
    Variable,

    Not,
    And,
    Or,
    Xor,

    Equal,
    Choose,

    UnsignedLess,
    SignedLess,

    Add,
    Subtract,
    Multiply,
    UnsignedDivide,
    UnsignedRemainder,
    SignedDivide,
    SignedRemainder,
    Negate,

    BitAnd,
    BitOr,
    BitXor,
    BitNot,
    ShiftLeft,
    ShiftRight,

    Truncate,
    ZeroExtend,
    SignExtend,
}

/// <summary>The operators' names in SMT-LIB 2.</summary>
public static class OperationText
{
    /// <summary>Whether the operator has a name of its own: leaves have none, and the three that resize are indexed.</summary>
    public static bool IsPlain(Operation operation) => operation is >= Operation.Not and < Operation.Truncate;

    /// <summary>The plain name; the three that resize are indexed and named by the writer.</summary>
    public static string Of(Operation operation) => operation switch
    {
        Operation.Not => "not",
        Operation.And => "and",
        Operation.Or => "or",
        Operation.Xor => "xor",
        Operation.Equal => "=",
        Operation.Choose => "ite",
        Operation.UnsignedLess => "bvult",
        Operation.SignedLess => "bvslt",
        Operation.Add => "bvadd",
        Operation.Subtract => "bvsub",
        Operation.Multiply => "bvmul",
        Operation.UnsignedDivide => "bvudiv",
        Operation.UnsignedRemainder => "bvurem",
        Operation.SignedDivide => "bvsdiv",
        Operation.SignedRemainder => "bvsrem",
        Operation.Negate => "bvneg",
        Operation.BitAnd => "bvand",
        Operation.BitOr => "bvor",
        Operation.BitXor => "bvxor",
        Operation.BitNot => "bvnot",
        Operation.ShiftLeft => "bvshl",
        Operation.ShiftRight => "bvlshr",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "has no plain name"),
    };
}
