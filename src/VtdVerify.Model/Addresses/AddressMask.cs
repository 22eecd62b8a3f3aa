using System.Globalization;
using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// The address mask of an IOTLB entry: its length minus one, so that all ones are the whole space of 2^64 bytes. Written in lower-case
/// hex, like an address.
/// </summary>
public readonly record struct AddressMask(ulong Value)
{
    /// <summary>The number of bytes that the entry covers: one more.</summary>
    public Length Length => Size.Length;

    /// <summary>The size of a mapping that covers as much.</summary>
    public InclusiveSize Size => new(Value);

    /// <summary>A word of 64 bits that is such a mask.</summary>
    public static AddressMask Of(ConcreteWord word) => new(word.Value);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"0x{Value:x}");
}
