using System.Numerics;

namespace VtdVerify.Model;

/// <summary>
/// Addresses from <see cref="First"/> to <see cref="Last"/>, both inclusive. Made from a size it may wrap 2^64, in which case
/// Last is below First: QEMU's comparison takes such a range as it is, and so does everything here.
/// </summary>
public readonly record struct IovaRange<TWord>(TWord First, TWord Last)
    where TWord : struct, IAdditionOperators<TWord, TWord, TWord>
{
    /// <summary>
    /// A range from its first address and its inclusive size (last minus first: 0xfff for 4 KiB), as DMAMap and address masks
    /// give it.
    /// </summary>
    public static IovaRange<TWord> OfInclusiveSize(TWord first, TWord inclusiveSize) => new(first, first + inclusiveSize);
}
