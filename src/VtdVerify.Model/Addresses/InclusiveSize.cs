using System.Globalization;
using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// The size of a mapping as QEMU's DMAMap has it: the last address minus the first, so that 4K is 0xfff and nothing is empty. Written
/// in lower-case hex, like an address.
/// </summary>
public readonly record struct InclusiveSize(ulong Value)
{
    public static InclusiveSize Of4K { get; } = new(0xfff);

    public static InclusiveSize Of2M { get; } = new(0x1fffff);

    public static InclusiveSize Of1G { get; } = new(0x3fffffff);

    /// <summary>The number of bytes: one more.</summary>
    public Length Length => new((UInt128)Value + 1);

    /// <summary>A word of 64 bits that is such a size.</summary>
    public static InclusiveSize Of(ConcreteWord word) => new(word.Value);

    /// <summary>That of a power of two in bytes.</summary>
    /// <param name="bits">Its binary logarithm, from 0 to 64.</param>
    public static InclusiveSize OfBits(int bits) => new(BitVector.Mask(bits));

    public ConcreteWord ToWord() => ConcreteWord.Of(Value);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"0x{Value:x}");
}
