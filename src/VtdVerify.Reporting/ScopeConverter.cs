using System.Text.Json;
using System.Text.Json.Serialization;
using VtdVerify.Model;

namespace VtdVerify.Reporting;

/// <summary>Writes a notifier's scope as an object of its two ends, "start" and "end", both inclusive.</summary>
public sealed class ScopeConverter : JsonConverter<AddressRange>
{
    /// <summary>Reads one object.</summary>
    /// <exception cref="JsonException">The value is no such object.</exception>
    public override AddressRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, ResultJsonContext.Default.ScopeEnds) is { } ends
            ? new AddressRange(ends.Start, ends.End)
            : throw new JsonException("expected an object of \"start\" and \"end\"");

    public override void Write(Utf8JsonWriter writer, AddressRange value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new ScopeEnds(value.First, value.Last), ResultJsonContext.Default.ScopeEnds);
}

/// <summary>The form of a scope in JSON.</summary>
internal sealed record ScopeEnds(Address Start, Address End);
