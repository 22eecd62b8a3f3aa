using System.Globalization;

namespace VtdVerify.Terms;

/// <summary>A bit-vector whose value is known. Equality as an object is by value and width.</summary>
public readonly struct ConcreteWord : IWord<ConcreteWord, ConcreteTruth>, IEquatable<ConcreteWord>
{
    private ConcreteWord(ulong value, int width)
    {
        Value = value & BitVector.Mask(width);
        Width = width;
    }

    public ulong Value { get; }

    public int Width { get; }

    public ulong? Known => Value;

    public static ConcreteWord Of(ulong value, int width = 64) => new(value, BitVector.CheckWidth(width));

    public static ConcreteWord Select(ConcreteTruth condition, ConcreteWord then, ConcreteWord otherwise)
    {
        BitVector.CheckSameWidth(then.Width, otherwise.Width);
        return condition ? then : otherwise;
    }

    public static ConcreteWord operator +(ConcreteWord left, ConcreteWord right) => new(left.Value + right.Value, Same(left, right));

    public static ConcreteWord operator -(ConcreteWord left, ConcreteWord right) => new(left.Value - right.Value, Same(left, right));

    public static ConcreteWord operator *(ConcreteWord left, ConcreteWord right) => new(left.Value * right.Value, Same(left, right));

    public static ConcreteWord operator /(ConcreteWord left, ConcreteWord right) =>
        new(BitVector.Divide(left.Value, right.Value), Same(left, right));

    public static ConcreteWord operator %(ConcreteWord left, ConcreteWord right) =>
        new(BitVector.Remainder(left.Value, right.Value), Same(left, right));

    public static ConcreteWord operator -(ConcreteWord value) => new(0 - value.Value, value.Width);

    public static ConcreteWord operator &(ConcreteWord left, ConcreteWord right) => new(left.Value & right.Value, Same(left, right));

    public static ConcreteWord operator |(ConcreteWord left, ConcreteWord right) => new(left.Value | right.Value, Same(left, right));

    public static ConcreteWord operator ^(ConcreteWord left, ConcreteWord right) => new(left.Value ^ right.Value, Same(left, right));

    public static ConcreteWord operator ~(ConcreteWord value) => new(~value.Value, value.Width);

    public static ConcreteWord operator <<(ConcreteWord value, ConcreteWord shiftAmount) =>
        new(BitVector.ShiftLeft(value.Value, shiftAmount.Value), Same(value, shiftAmount));

    public static ConcreteWord operator >>(ConcreteWord value, ConcreteWord shiftAmount) =>
        new(BitVector.ShiftRight(value.Value, shiftAmount.Value), Same(value, shiftAmount));

    public static ConcreteWord operator >>>(ConcreteWord value, ConcreteWord shiftAmount) => value >> shiftAmount;

    public static ConcreteTruth operator ==(ConcreteWord left, ConcreteWord right) =>
        new(Same(left, right) > 0 && left.Value == right.Value);

    public static ConcreteTruth operator !=(ConcreteWord left, ConcreteWord right) => !(left == right);

    public static ConcreteTruth operator <(ConcreteWord left, ConcreteWord right) => new(Same(left, right) > 0 && left.Value < right.Value);

    public static ConcreteTruth operator >(ConcreteWord left, ConcreteWord right) => right < left;

    public static ConcreteTruth operator <=(ConcreteWord left, ConcreteWord right) => !(right < left);

    public static ConcreteTruth operator >=(ConcreteWord left, ConcreteWord right) => !(left < right);

    public static ConcreteTruth SignedLess(ConcreteWord left, ConcreteWord right) =>
        new(BitVector.Signed(left.Value, Same(left, right)) < BitVector.Signed(right.Value, right.Width));

    public static ConcreteWord SignedDivide(ConcreteWord left, ConcreteWord right) =>
        new(BitVector.SignedDivide(left.Value, right.Value, Same(left, right)), left.Width);

    public static ConcreteWord SignedRemainder(ConcreteWord left, ConcreteWord right) =>
        new(BitVector.SignedRemainder(left.Value, right.Value, Same(left, right)), left.Width);

    public ConcreteWord Resize(int width) => Of(Value, width);

    public ConcreteWord ResizeSigned(int width) => Of((ulong)BitVector.Signed(Value, Width), width);

    public bool Equals(ConcreteWord other) => Value == other.Value && Width == other.Width;

    public override bool Equals(object? obj) => obj is ConcreteWord other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Value, Width);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"0x{Value:x}");

    private static int Same(ConcreteWord left, ConcreteWord right) => BitVector.CheckSameWidth(left.Width, right.Width);
}
