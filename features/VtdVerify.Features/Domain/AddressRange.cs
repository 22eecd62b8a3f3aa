using VtdVerify.Model;
using VtdVerify.Terms;

namespace VtdVerify.Features.Domain;

/// <summary>Addresses from the first to the last, both inclusive. Last is below First where an UNMAP wraps 2^64.</summary>
public readonly record struct AddressRange(Address First, Address Last)
{
    public Length Length => Length.OfInclusiveSize(Last.Value - First.Value);

    /// <summary>A range as QEMU's mappings and masks give it.</summary>
    /// <param name="inclusiveSize">Last minus first: 0xfff for 4K.</param>
    public static AddressRange OfInclusiveSize(ulong first, ulong inclusiveSize) =>
        new(new Address(first), new Address(unchecked(first + inclusiveSize)));

    public static AddressRange Of(Address first, Length length) => OfInclusiveSize(first.Value, length.InclusiveSize);

    public static AddressRange Of(MappingDescription mapping) => OfInclusiveSize(mapping.Iova, mapping.InclusiveSize);

    public static AddressRange Of(IovaRange<ConcreteWord> range) => new(new Address(range.First.Value), new Address(range.Last.Value));

    /// <summary>A range that wraps contains nothing.</summary>
    public bool Contains(ulong address) => First.Value <= address && address <= Last.Value;

    /// <summary>A range that wraps overlaps nothing.</summary>
    public bool Overlaps(AddressRange other) =>
        Math.Max(First.Value, other.First.Value) <= Math.Min(Last.Value, other.Last.Value);

    /// <summary>A range that wraps lies inside none.</summary>
    public bool LiesInside(AddressRange other) =>
        First.Value <= Last.Value && First.Value >= other.First.Value && Last.Value <= other.Last.Value;

    public override string ToString() => $"[{First}, {Last}]";
}
