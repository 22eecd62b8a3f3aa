namespace VtdVerify.Terms;

/// <summary>The arithmetic of bit-vectors of 1 to 64 bits on plain integers: one definition for running, folding and evaluating.</summary>
public static class BitVector
{
    public const int MaxWidth = 64;

    /// <summary>All ones in the low <paramref name="width"/> bits.</summary>
    public static ulong Mask(int width) => width >= MaxWidth ? ulong.MaxValue : (1UL << width) - 1;

    public static int CheckWidth(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, MaxWidth);
        return width;
    }

    /// <summary>The common width; <see cref="ArgumentException"/> where there is none.</summary>
    public static int CheckSameWidth(int left, int right) =>
        left == right ? left : throw Differ(left, right);

    /// <summary>Apart, so that the comparison, which every operation makes, stays short enough to be inlined.</summary>
    private static ArgumentException Differ(int left, int right) => new($"The operands have {left} and {right} bits.");

    /// <summary>Unsigned division; by zero it gives all ones of 64 bits (SMT-LIB bvudiv), to be masked to the width.</summary>
    public static ulong Divide(ulong left, ulong right) => right == 0 ? ulong.MaxValue : left / right;

    /// <summary>Unsigned remainder; by zero it gives the dividend (SMT-LIB bvurem).</summary>
    public static ulong Remainder(ulong left, ulong right) => right == 0 ? left : left % right;

    public static ulong ShiftLeft(ulong value, ulong amount) => amount >= MaxWidth ? 0 : value << (int)amount;

    public static ulong ShiftRight(ulong value, ulong amount) => amount >= MaxWidth ? 0 : value >> (int)amount;

    /// <summary>The two's complement reading of the low <paramref name="width"/> bits.</summary>
    public static long Signed(ulong value, int width)
    {
        var unused = MaxWidth - width;
        return (long)(value << unused) >> unused;
    }

    /// <summary>SMT-LIB bvsdiv: truncates toward zero; by zero it gives -1 for a dividend of 0 or more, else 1.</summary>
    public static ulong SignedDivide(ulong left, ulong right, int width)
    {
        var (dividend, divisor) = (Signed(left, width), Signed(right, width));
        return divisor switch
        {
            0 => dividend >= 0 ? ulong.MaxValue : 1UL,
            -1 => (ulong)unchecked(-dividend),
            _ => (ulong)(dividend / divisor),
        };
    }

    /// <summary>SMT-LIB bvsrem: the sign of the dividend; by zero it gives the dividend.</summary>
    public static ulong SignedRemainder(ulong left, ulong right, int width)
    {
        var (dividend, divisor) = (Signed(left, width), Signed(right, width));
        return divisor switch
        {
            0 => (ulong)dividend,
            -1 => 0,
            _ => (ulong)(dividend % divisor),
        };
    }
}
