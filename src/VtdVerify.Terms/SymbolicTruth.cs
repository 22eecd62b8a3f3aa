namespace VtdVerify.Terms;

/// <summary>A truth value that is a term.</summary>
public readonly struct SymbolicTruth(Term term) : ITruth<SymbolicTruth>, IEquatable<SymbolicTruth>
{
    private readonly Term? term = term;

    /// <summary>The term; false where the value was left at its default.</summary>
    public Term Term => term ?? TermBuilder.False;

    public bool? Known => Term.IsConstant ? Term.Value != 0 : null;

    public static SymbolicTruth Of(bool value) => new(TermBuilder.Truth(value));

    public static SymbolicTruth operator &(SymbolicTruth left, SymbolicTruth right) => new(TermBuilder.And(left.Term, right.Term));

    public static SymbolicTruth operator |(SymbolicTruth left, SymbolicTruth right) => new(TermBuilder.Or(left.Term, right.Term));

    public static SymbolicTruth operator ^(SymbolicTruth left, SymbolicTruth right) => new(TermBuilder.Xor(left.Term, right.Term));

    public static SymbolicTruth operator !(SymbolicTruth value) => new(TermBuilder.Not(value.Term));

    public static bool operator ==(SymbolicTruth left, SymbolicTruth right) => left.Equals(right);

    public static bool operator !=(SymbolicTruth left, SymbolicTruth right) => !left.Equals(right);

    /// <summary>The same term; says nothing about equality of value under some assignment.</summary>
    public bool Equals(SymbolicTruth other) => Term.Equals(other.Term);

    public override bool Equals(object? obj) => obj is SymbolicTruth other && Equals(other);

    public override int GetHashCode() => Term.GetHashCode();

    public override string ToString() => Term.ToString();
}
