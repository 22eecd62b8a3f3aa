using System.Globalization;
using System.Text.Json.Serialization;

namespace VtdVerify.Reporting;

/// <summary>A word of a solver's model or of a field that is no address, size or mask; up to 64 bits wide.</summary>
[JsonConverter(typeof(HexWordConverter))]
public readonly record struct HexWord(ulong Value)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"0x{Value:x}");
}
