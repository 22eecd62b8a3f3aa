namespace VtdVerify.Terms;

/// <summary>A bit-vector that is a term. The default value is unusable: its width is 0.</summary>
public readonly struct SymbolicWord(Term term) : IWord<SymbolicWord, SymbolicTruth>, IEquatable<SymbolicWord>
{
    public Term Term { get; } = term;

    public int Width => Term.Width;

    public ulong? Known => Term.IsConstant ? Term.Value : null;

    public static SymbolicWord Of(ulong value, int width = 64) => new(TermBuilder.Constant(value, width));

    public static SymbolicWord Select(SymbolicTruth condition, SymbolicWord then, SymbolicWord otherwise) =>
        new(TermBuilder.Choose(condition.Term, then.Term, otherwise.Term));

    public static SymbolicWord operator +(SymbolicWord left, SymbolicWord right) => Binary(Operation.Add, left, right);

    public static SymbolicWord operator -(SymbolicWord left, SymbolicWord right) => Binary(Operation.Subtract, left, right);

    public static SymbolicWord operator *(SymbolicWord left, SymbolicWord right) => Binary(Operation.Multiply, left, right);

    public static SymbolicWord operator /(SymbolicWord left, SymbolicWord right) => Binary(Operation.UnsignedDivide, left, right);

    public static SymbolicWord operator %(SymbolicWord left, SymbolicWord right) => Binary(Operation.UnsignedRemainder, left, right);

    public static SymbolicWord operator -(SymbolicWord value) => new(TermBuilder.Unary(Operation.Negate, value.Term));

    public static SymbolicWord operator &(SymbolicWord left, SymbolicWord right) => Binary(Operation.BitAnd, left, right);

    public static SymbolicWord operator |(SymbolicWord left, SymbolicWord right) => Binary(Operation.BitOr, left, right);

    public static SymbolicWord operator ^(SymbolicWord left, SymbolicWord right) => Binary(Operation.BitXor, left, right);

    public static SymbolicWord operator ~(SymbolicWord value) => new(TermBuilder.Unary(Operation.BitNot, value.Term));

    public static SymbolicWord operator <<(SymbolicWord value, SymbolicWord shiftAmount) => Binary(Operation.ShiftLeft, value, shiftAmount);

    public static SymbolicWord operator >>(SymbolicWord value, SymbolicWord shiftAmount) =>
        Binary(Operation.ShiftRight, value, shiftAmount);

    public static SymbolicWord operator >>>(SymbolicWord value, SymbolicWord shiftAmount) => value >> shiftAmount;

    public static SymbolicTruth operator ==(SymbolicWord left, SymbolicWord right) => new(TermBuilder.Equal(left.Term, right.Term));

    public static SymbolicTruth operator !=(SymbolicWord left, SymbolicWord right) => !(left == right);

    public static SymbolicTruth operator <(SymbolicWord left, SymbolicWord right) =>
        new(TermBuilder.UnsignedLess(left.Term, right.Term));

    public static SymbolicTruth operator >(SymbolicWord left, SymbolicWord right) => right < left;

    public static SymbolicTruth operator <=(SymbolicWord left, SymbolicWord right) => !(right < left);

    public static SymbolicTruth operator >=(SymbolicWord left, SymbolicWord right) => !(left < right);

    public static SymbolicTruth SignedLess(SymbolicWord left, SymbolicWord right) =>
        new(TermBuilder.SignedLess(left.Term, right.Term));

    public static SymbolicWord SignedDivide(SymbolicWord left, SymbolicWord right) => Binary(Operation.SignedDivide, left, right);

    public static SymbolicWord SignedRemainder(SymbolicWord left, SymbolicWord right) => Binary(Operation.SignedRemainder, left, right);

    public SymbolicWord Resize(int width) => new(TermBuilder.Resize(Term, width, signed: false));

    public SymbolicWord ResizeSigned(int width) => new(TermBuilder.Resize(Term, width, signed: true));

    /// <summary>The same term; says nothing about equality of value under some assignment.</summary>
    public bool Equals(SymbolicWord other) => Term.Equals(other.Term);

    public override bool Equals(object? obj) => obj is SymbolicWord other && Equals(other);

    public override int GetHashCode() => Term.GetHashCode();

    public override string ToString() => Term.ToString();

    private static SymbolicWord Binary(Operation operation, SymbolicWord left, SymbolicWord right) =>
        new(TermBuilder.Binary(operation, left.Term, right.Term));
}
