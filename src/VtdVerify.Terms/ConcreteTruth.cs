namespace VtdVerify.Terms;

/// <summary>A truth value that is known.</summary>
public readonly struct ConcreteTruth(bool value) : ITruth<ConcreteTruth>, IEquatable<ConcreteTruth>
{
    public bool Value { get; } = value;

    public bool? Known => Value;

    public static implicit operator bool(ConcreteTruth truth) => truth.Value;

    public static ConcreteTruth Of(bool value) => new(value);

    public static ConcreteTruth operator &(ConcreteTruth left, ConcreteTruth right) => new(left.Value & right.Value);

    public static ConcreteTruth operator |(ConcreteTruth left, ConcreteTruth right) => new(left.Value | right.Value);

    public static ConcreteTruth operator ^(ConcreteTruth left, ConcreteTruth right) => new(left.Value ^ right.Value);

    public static ConcreteTruth operator !(ConcreteTruth value) => new(!value.Value);

    public static bool operator ==(ConcreteTruth left, ConcreteTruth right) => left.Value == right.Value;

    public static bool operator !=(ConcreteTruth left, ConcreteTruth right) => left.Value != right.Value;

    public bool Equals(ConcreteTruth other) => Value == other.Value;

    public override bool Equals(object? obj) => obj is ConcreteTruth other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value ? "true" : "false";
}
