namespace VtdVerify.CSubset.Types;

/// <summary>An integer type.</summary>
/// <param name="name">As C writes it.</param>
/// <param name="width">Bits of the value, 1 to 64; less than a byte's multiple for a bit-field.</param>
/// <param name="rank">Orders the types as C11 6.3.1.1 does: _Bool 0, char 1, short 2, int 3, long 4, long long 5.</param>
public sealed class IntegerType(string name, int width, bool signed, int rank) : CType
{
    private const int IntRank = 3;

    private bool hasNoSize;

    public static IntegerType Bool { get; } = new("_Bool", 8, false, 0);

    public static IntegerType Char { get; } = new("char", 8, true, 1);

    public static IntegerType SignedChar { get; } = new("signed char", 8, true, 1);

    public static IntegerType UnsignedChar { get; } = new("unsigned char", 8, false, 1);

    public static IntegerType Short { get; } = new("short", 16, true, 2);

    public static IntegerType UnsignedShort { get; } = new("unsigned short", 16, false, 2);

    public static IntegerType Int { get; } = new("int", 32, true, IntRank);

    public static IntegerType UnsignedInt { get; } = new("unsigned int", 32, false, IntRank);

    public static IntegerType Long { get; } = new("long", 64, true, 4);

    public static IntegerType UnsignedLong { get; } = new("unsigned long", 64, false, 4);

    public static IntegerType LongLong { get; } = new("long long", 64, true, 5);

    public static IntegerType UnsignedLongLong { get; } = new("unsigned long long", 64, false, 5);

    public override string Name => name;

    public int Width { get; } = width;

    public bool Signed { get; } = signed;

    public int Rank { get; } = rank;

    public bool IsBool => Rank == 0;

    /// <summary>A bit-field is no object of its own: it has no size. What an attribute aligns has one that is not known.</summary>
    public override long? Size => hasNoSize ? null : Width / 8;

    /// <summary>A bit-field of at most 32 bits: C gives it a type of its own width.</summary>
    public IntegerType AsBitField(int bits) => new($"{Name} : {bits}", bits, Signed, Math.Min(Rank, IntRank)) { hasNoSize = true };

    /// <summary>The same type where an attribute may have changed its size and alignment.</summary>
    internal IntegerType Realigned() => new(Name, Width, Signed, Rank) { hasNoSize = true };

    /// <summary>C11 6.3.1.1: what is narrower than int becomes int, which holds all its values.</summary>
    public IntegerType Promoted() => Rank < IntRank || Width < Int.Width ? Int : this;

    /// <summary>C11 6.3.1.8, the usual arithmetic conversions.</summary>
    public static IntegerType Common(IntegerType left, IntegerType right)
    {
        var (a, b) = (left.Promoted(), right.Promoted());
        if (a.Signed == b.Signed)
        {
            return a.Rank >= b.Rank ? a : b;
        }

        var (unsigned, signed) = a.Signed ? (b, a) : (a, b);
        if (unsigned.Rank >= signed.Rank)
        {
            return unsigned;
        }

        return signed.Width > unsigned.Width ? signed : signed.AsUnsigned();
    }

    /// <summary>The first type of C11 6.4.4.1's list that holds the literal.</summary>
    public static IntegerType OfLiteral(ulong value, bool isDecimal, bool unsigned, int longs)
    {
        IntegerType[] candidates = [Int, UnsignedInt, Long, UnsignedLong, LongLong, UnsignedLongLong];
        return candidates
            .Where(type => type.Rank >= IntRank + longs)
            .Where(type => unsigned ? !type.Signed : type.Signed || !isDecimal)
            .FirstOrDefault(type =>
                value <= (type.Signed ? (1UL << (type.Width - 1)) - 1 : Terms.BitVector.Mask(type.Width)), UnsignedLongLong);
    }

    private IntegerType AsUnsigned() => Rank switch
    {
        5 => UnsignedLongLong,
        4 => UnsignedLong,
        _ => UnsignedInt,
    };
}
