using System.Numerics;

namespace VtdVerify.Terms;

/// <summary>
/// A bit-vector of 1 to 64 bits with arithmetic modulo 2^width, as SMT-LIB's theory of fixed-size bit-vectors defines it.
/// Code that is generic over words runs with <see cref="ConcreteWord"/> and becomes terms with symbolic words.
/// </summary>
/// <remarks>
/// Both operands of a binary operator have one width; anything else throws <see cref="ArgumentException"/>. The operators
/// <c>&lt; &lt;= &gt; &gt;=</c> and <c>&gt;&gt;</c> are unsigned. A shift by the width or more gives 0. Division by zero gives
/// all ones and the remainder by zero the dividend (SMT-LIB's rule); where C leaves that undefined, the reader of C must ask first.
/// </remarks>
/// <typeparam name="TWord">The implementing type.</typeparam>
/// <typeparam name="TTruth">What comparisons give.</typeparam>
public interface IWord<TWord, TTruth> :
    IAdditionOperators<TWord, TWord, TWord>,
    ISubtractionOperators<TWord, TWord, TWord>,
    IMultiplyOperators<TWord, TWord, TWord>,
    IDivisionOperators<TWord, TWord, TWord>,
    IModulusOperators<TWord, TWord, TWord>,
    IUnaryNegationOperators<TWord, TWord>,
    IBitwiseOperators<TWord, TWord, TWord>,
    IShiftOperators<TWord, TWord, TWord>,
    IEqualityOperators<TWord, TWord, TTruth>,
    IComparisonOperators<TWord, TWord, TTruth>
    where TWord : struct, IWord<TWord, TTruth>
    where TTruth : struct, ITruth<TTruth>
{
    /// <summary>Bits, 1 to 64.</summary>
    int Width { get; }

    /// <summary>The unsigned value where it does not depend on anything symbolic; null where it does.</summary>
    ulong? Known { get; }

    /// <summary>The low <paramref name="width"/> bits of <paramref name="value"/>.</summary>
    static abstract TWord Of(ulong value, int width = 64);

    /// <summary><paramref name="then"/> where the condition holds, else <paramref name="otherwise"/>.</summary>
    static abstract TWord Select(TTruth condition, TWord then, TWord otherwise);

    /// <summary>Two's complement comparison.</summary>
    static abstract TTruth SignedLess(TWord left, TWord right);

    /// <summary>Two's complement division that truncates toward zero.</summary>
    static abstract TWord SignedDivide(TWord left, TWord right);

    /// <summary>Two's complement remainder with the sign of the dividend.</summary>
    static abstract TWord SignedRemainder(TWord left, TWord right);

    /// <summary>Truncates, or extends with zeros.</summary>
    TWord Resize(int width);

    /// <summary>Truncates, or extends with copies of the top bit.</summary>
    TWord ResizeSigned(int width);
}
