using System.Globalization;
using VtdVerify.Terms;

namespace VtdVerify.Model;

/// <summary>An IOVA or a guest physical address, 64 bits wide, written in lower-case hex: 0xfef00000.</summary>
public readonly record struct Address(ulong Value) : IComparable<Address>
{
    private const string Prefix = "0x";

    /// <summary>2^64 - 1.</summary>
    public static Address Highest { get; } = new(ulong.MaxValue);

    /// <summary>The address behind it; 0 behind the highest.</summary>
    public Address Next => Plus(1);

    /// <summary>The address before it; the highest before 0.</summary>
    public Address Previous => Minus(1);

    /// <summary>The last address of a range from its first one; wraps 2^64.</summary>
    public static Address operator +(Address first, InclusiveSize size) => first.Plus(size.Value);

    /// <summary>The first address of a range from its last one; wraps 2^64.</summary>
    public static Address operator -(Address last, InclusiveSize size) => last.Minus(size.Value);

    /// <summary>How far an address lies behind another one, modulo 2^64: the size of the range from the one to the other.</summary>
    public static InclusiveSize operator -(Address last, Address first) => new(unchecked(last.Value - first.Value));

    public static bool operator <(Address one, Address other) => one.Value < other.Value;

    public static bool operator >(Address one, Address other) => one.Value > other.Value;

    public static bool operator <=(Address one, Address other) => one.Value <= other.Value;

    public static bool operator >=(Address one, Address other) => one.Value >= other.Value;

    /// <summary>A word of 64 bits that is an address.</summary>
    public static Address Of(ConcreteWord word) => new(word.Value);

    public static Address Min(Address one, Address other) => new(Math.Min(one.Value, other.Value));

    public static Address Max(Address one, Address other) => new(Math.Max(one.Value, other.Value));

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is no such address.</exception>
    public static Address Parse(string text) => TryParse(text, out var address)
        ? address
        : throw new FormatException($"'{text}' is no address; expected hex of at most 64 bits, such as 0xfef00000.");

    /// <summary>Reads what <see cref="ToString"/> writes, and upper-case digits.</summary>
    public static bool TryParse(string? text, out Address address)
    {
        var isRead = ulong.TryParse(
            text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) ? text.AsSpan(Prefix.Length) : default,
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var value);
        address = new Address(value);
        return isRead;
    }

    /// <summary>The address so many bytes behind it; wraps 2^64.</summary>
    public Address Plus(ulong bytes) => new(unchecked(Value + bytes));

    /// <summary>The address so many bytes before it; wraps 2^64.</summary>
    public Address Minus(ulong bytes) => new(unchecked(Value - bytes));

    /// <summary>The first address of the block that holds it, of a power of two in bytes and aligned to it.</summary>
    public Address AlignedTo(InclusiveSize size) => new(Value & ~size.Value);

    public ConcreteWord ToWord() => ConcreteWord.Of(Value);

    public int CompareTo(Address other) => Value.CompareTo(other.Value);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Value:x}");
}
