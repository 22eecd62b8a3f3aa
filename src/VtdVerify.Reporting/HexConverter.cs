using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VtdVerify.Reporting;

/// <summary>Writes a 64-bit value as a lower-case hex string with "0x" and reads only such strings.</summary>
public sealed class HexConverter<T> : JsonConverter<T>
    where T : struct, IHexValue<T>
{
    private const string Prefix = "0x";

    /// <summary>Reads one string.</summary>
    /// <exception cref="JsonException">The value is not a string of "0x" and 1 to 16 hex digits.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return text is not null
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && ulong.TryParse(text.AsSpan(Prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? T.Of(value)
            : throw new JsonException("expected a string of \"0x\" and 1 to 16 hex digits");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Hex.Text(value.Value));
}
