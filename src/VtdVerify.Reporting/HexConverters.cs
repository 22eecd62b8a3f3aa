using System.Text.Json;
using System.Text.Json.Serialization;
using VtdVerify.Model;

namespace VtdVerify.Reporting;

/// <summary>
/// Writes a 64-bit value as a lower-case hex string with "0x" and reads only such strings: JSON readers round numbers above 2^53.
/// </summary>
/// <param name="of">The value of a number.</param>
/// <param name="number">The number of a value.</param>
public abstract class HexConverter<T>(Func<ulong, T> of, Func<T, ulong> number) : JsonConverter<T>
    where T : struct
{
    /// <summary>Reads one string.</summary>
    /// <exception cref="JsonException">The value is not a string of "0x" and 1 to 16 hex digits.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Address.TryParse(reader.GetString(), out var read)
            ? of(read.Value)
            : throw new JsonException("expected a string of \"0x\" and 1 to 16 hex digits");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(new Address(number(value)).ToString());
}

/// <summary>Of an address.</summary>
public sealed class AddressConverter() : HexConverter<Address>(value => new Address(value), address => address.Value);

/// <summary>Of an inclusive size.</summary>
public sealed class InclusiveSizeConverter() : HexConverter<InclusiveSize>(value => new InclusiveSize(value), size => size.Value);

/// <summary>Of an address mask.</summary>
public sealed class AddressMaskConverter() : HexConverter<AddressMask>(value => new AddressMask(value), mask => mask.Value);

/// <summary>Of any other word.</summary>
public sealed class HexWordConverter() : HexConverter<HexWord>(value => new HexWord(value), word => word.Value);
