using System.Globalization;
using System.Text.Json.Serialization;

namespace VtdVerify.Reporting;

/// <summary>A 64-bit number that a result writes as a lower-case "0x…" string: JSON readers round numbers above 2^53.</summary>
public interface IHexValue<TSelf>
    where TSelf : struct, IHexValue<TSelf>
{
    ulong Value { get; }

    static abstract TSelf Of(ulong value);
}

/// <summary>An IOVA or a guest physical address.</summary>
[JsonConverter(typeof(HexConverter<HexAddress>))]
public readonly record struct HexAddress(ulong Value) : IHexValue<HexAddress>
{
    public static HexAddress Of(ulong value) => new(value);

    public override string ToString() => Hex.Text(Value);
}

/// <summary>The size of a mapping as QEMU's DMAMap has it: inclusive, so the last byte is iova + size and 4K is 0xfff.</summary>
[JsonConverter(typeof(HexConverter<HexSize>))]
public readonly record struct HexSize(ulong Value) : IHexValue<HexSize>
{
    /// <summary>The number of bytes with its unit, such as 4K or 1G; in hex where no unit divides it.</summary>
    public string Units => Hex.Units((UInt128)Value + 1);

    public static HexSize Of(ulong value) => new(value);

    public override string ToString() => Hex.Text(Value);
}

/// <summary>The address mask of an IOTLB entry: length - 1, so all ones is the whole space of 2^64 bytes.</summary>
[JsonConverter(typeof(HexConverter<HexMask>))]
public readonly record struct HexMask(ulong Value) : IHexValue<HexMask>
{
    /// <summary>The number of bytes with its unit, such as 4K or 1G; in hex where no unit divides it.</summary>
    public string Units => Hex.Units((UInt128)Value + 1);

    public static HexMask Of(ulong value) => new(value);

    public override string ToString() => Hex.Text(Value);
}

/// <summary>Any other word of a solver's model, up to 64 bits wide.</summary>
[JsonConverter(typeof(HexConverter<HexWord>))]
public readonly record struct HexWord(ulong Value) : IHexValue<HexWord>
{
    public static HexWord Of(ulong value) => new(value);

    public override string ToString() => Hex.Text(Value);
}

internal static class Hex
{
    private const string UnitLetters = "KMGTPE";

    public static string Text(ulong value) => string.Create(CultureInfo.InvariantCulture, $"0x{value:x}");

    public static string Units(UInt128 length)
    {
        var count = length;
        var unit = -1;
        while (unit < UnitLetters.Length - 1 && count % 1024 == 0)
        {
            count /= 1024;
            unit++;
        }

        return unit < 0
            ? string.Create(CultureInfo.InvariantCulture, $"0x{length:x} bytes")
            : string.Create(CultureInfo.InvariantCulture, $"{count}{UnitLetters[unit]}");
    }
}
