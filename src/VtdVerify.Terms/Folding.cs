namespace VtdVerify.Terms;

/// <summary>The value of one operator on known operands: the same table folds constants and evaluates terms under a model.</summary>
internal static class Folding
{
    /// <summary>The value of a bit-vector operator, within the operands' width.</summary>
    public static ulong Binary(Operation operation, ulong left, ulong right, int width) => BitVector.Mask(width) & operation switch
    {
        Operation.Add => left + right,
        Operation.Subtract => left - right,
        Operation.Multiply => left * right,
        Operation.UnsignedDivide => BitVector.Divide(left, right),
        Operation.UnsignedRemainder => BitVector.Remainder(left, right),
        Operation.SignedDivide => BitVector.SignedDivide(left, right, width),
        Operation.SignedRemainder => BitVector.SignedRemainder(left, right, width),
        Operation.BitAnd => left & right,
        Operation.BitOr => left | right,
        Operation.BitXor => left ^ right,
        Operation.ShiftLeft => BitVector.ShiftLeft(left, right),
        Operation.ShiftRight => BitVector.ShiftRight(left, right),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "is not a binary operator on words"),
    };

    public static ulong Unary(Operation operation, ulong value, int width) => BitVector.Mask(width) & operation switch
    {
        Operation.Negate => 0 - value,
        Operation.BitNot => ~value,
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "is not a unary operator on words"),
    };

    public static bool Compare(Operation operation, ulong left, ulong right, int width) => operation switch
    {
        Operation.Equal => left == right,
        Operation.UnsignedLess => left < right,
        Operation.SignedLess => BitVector.Signed(left, width) < BitVector.Signed(right, width),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "is not a comparison"),
    };

    public static ulong Resize(Operation operation, ulong value, int from, int to) => BitVector.Mask(to)
        & (operation == Operation.SignExtend ? (ulong)BitVector.Signed(value, from) : value);
}
