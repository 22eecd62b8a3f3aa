namespace VtdVerify.CSubset.Preprocessing;

/// <summary>A value in a condition of the preprocessor: 64 bits, signed or not; or a name that the text does not settle.</summary>
/// <param name="Missing">What the value depends on and nobody knows; null where it is known.</param>
internal readonly record struct ConditionValue(ulong Bits, bool Unsigned, string? Missing)
{
    public bool? Truth => Missing is null ? Bits != 0 : null;

    public static ConditionValue Of(bool truth) => new(truth ? 1UL : 0, false, null);

    public static ConditionValue Unknown(string name) => new(0, false, name);

    public static ConditionValue Unary(string op, ConditionValue a) => a.Missing is not null ? a : op switch
    {
        "!" => Of(a.Bits == 0),
        "-" => a with { Bits = 0 - a.Bits },
        "~" => a with { Bits = ~a.Bits },
        _ => a,
    };

    /// <summary>Division by zero and shifts by as much as the width make no constant.</summary>
    public static ConditionValue Binary(string op, ConditionValue a, ConditionValue b) => (op, a.Truth, b.Truth) switch
    {
        ("&&", false, _) or ("&&", _, false) => Of(false),
        ("||", true, _) or ("||", _, true) => Of(true),
        (_, null, _) => a,
        (_, _, null) => b,
        ("&&" or "||", _, _) => Of(op == "&&"),
        _ => Known(op, a, b, a.Unsigned || b.Unsigned),
    };

    private static ConditionValue Known(string op, ConditionValue a, ConditionValue b, bool unsigned)
    {
        var (x, y) = (a.Bits, b.Bits);
        var (sx, sy) = ((long)x, (long)y);
        return op switch
        {
            "==" => Of(x == y),
            "!=" => Of(x != y),
            "<" => Of(unsigned ? x < y : sx < sy),
            ">" => Of(unsigned ? x > y : sx > sy),
            "<=" => Of(unsigned ? x <= y : sx <= sy),
            ">=" => Of(unsigned ? x >= y : sx >= sy),
            "+" => new(unchecked(x + y), unsigned, null),
            "-" => new(unchecked(x - y), unsigned, null),
            "*" => new(unchecked(x * y), unsigned, null),
            "&" => new(x & y, unsigned, null),
            "|" => new(x | y, unsigned, null),
            "^" => new(x ^ y, unsigned, null),
            "/" or "%" when y == 0 || (!unsigned && sy == -1) => Unknown("a division that is no constant"),
            "/" => new(unsigned ? x / y : (ulong)(sx / sy), unsigned, null),
            "%" => new(unsigned ? x % y : (ulong)(sx % sy), unsigned, null),
            "<<" or ">>" when y >= 64 => Unknown("a shift that is no constant"),
            "<<" => new(x << (int)y, a.Unsigned, null),
            ">>" => new(a.Unsigned ? x >> (int)y : (ulong)(sx >> (int)y), a.Unsigned, null),
            _ => Unknown($"'{op}'"),
        };
    }
}
