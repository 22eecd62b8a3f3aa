using System.Globalization;

namespace VtdVerify.Model;

/// <summary>A number of bytes, written with its unit: 4K, 2M, 16T; in hex where no unit divides it.</summary>
/// <param name="Bytes">Exclusive: the address behind the range minus its first. At least 1; 2^64 is the whole address space.</param>
public readonly record struct Length(UInt128 Bytes)
{
    private const string Units = "KMGTPE";
    private const int BitsPerUnit = 10;
    private const string InBytes = " bytes";

    /// <summary>The size of a range that is so long: one less.</summary>
    public InclusiveSize Inclusive => new((ulong)(Bytes - 1));

    /// <summary>Reads a whole number of units, or of bytes as <see cref="ToString"/> writes them.</summary>
    /// <exception cref="FormatException">The text is no such length, or it is longer than the address space.</exception>
    public static Length Parse(string text)
    {
        if (text.EndsWith(InBytes, StringComparison.Ordinal))
        {
            return new Length(Address.Parse(text[..^InBytes.Length]).Value);
        }

        var unit = text.Length > 0 ? Units.IndexOf(text[^1], StringComparison.Ordinal) : -1;
        if (unit < 0 || !uint.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            throw new FormatException($"'{text}' is no size; expected a number and one of {Units}, such as 4K.");
        }

        var bytes = (UInt128)count << ((unit + 1) * BitsPerUnit);
        return count > 0 && bytes <= (UInt128)ulong.MaxValue + 1
            ? new Length(bytes)
            : throw new FormatException($"The size {text} is not between 1K and 16E.");
    }

    public override string ToString()
    {
        var (count, unit) = (Bytes, -1);
        while (unit < Units.Length - 1 && count % 1024 == 0)
        {
            (count, unit) = (count / 1024, unit + 1);
        }

        return unit < 0
            ? string.Create(CultureInfo.InvariantCulture, $"0x{count:x}{InBytes}")
            : string.Create(CultureInfo.InvariantCulture, $"{count}{Units[unit]}");
    }
}
