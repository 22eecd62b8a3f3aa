using System.Globalization;

namespace VtdVerify.Features.Domain;

/// <summary>An IOVA or a guest physical address, written in lower-case hex: 0xfef00000.</summary>
public readonly record struct Address(ulong Value)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is no such address.</exception>
    public static Address Parse(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal)
        && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new Address(value)
            : throw new FormatException($"'{text}' is no address; expected hex of at most 64 bits, such as 0xfef00000.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"0x{Value:x}");
}
