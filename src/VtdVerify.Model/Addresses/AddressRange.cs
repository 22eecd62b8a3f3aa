using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>
/// Addresses from the first to the last, both inclusive. Last is below First where the range wraps 2^64: such a range contains nothing,
/// overlaps nothing and lies inside none.
/// </summary>
public readonly record struct AddressRange(Address First, Address Last)
{
    public InclusiveSize Size => Last - First;

    public Length Length => Size.Length;

    public bool Wraps => Last < First;

    public static AddressRange Of(Address first, InclusiveSize size) => new(first, first + size);

    /// <summary>A range of words of 64 bits.</summary>
    public static AddressRange Of(IovaRange<ConcreteWord> range) => new(Address.Of(range.First), Address.Of(range.Last));

    public bool Contains(Address address) => First <= address && address <= Last;

    public bool Overlaps(AddressRange other) => Address.Max(First, other.First) <= Address.Min(Last, other.Last);

    public bool LiesInside(AddressRange other) => First <= Last && First >= other.First && Last <= other.Last;

    public override string ToString() => $"[{First}, {Last}]";
}
