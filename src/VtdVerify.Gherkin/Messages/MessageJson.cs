using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Io.Cucumber.Messages.Types;

namespace VtdVerify.Gherkin.Messages;

/// <summary>Cucumber Messages as JSON: camel case, nothing for null, enumerations by the text of their description.</summary>
public static class MessageJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new DescribedEnums() },
    };

    /// <summary>One envelope, on one line, without the line's end.</summary>
    public static string Serialize(Envelope envelope) => JsonSerializer.Serialize(envelope, Options);

    /// <summary>Reads what <see cref="Serialize"/> writes.</summary>
    /// <exception cref="JsonException">The line is no envelope.</exception>
    public static Envelope Deserialize(string line) =>
        JsonSerializer.Deserialize<Envelope>(line, Options) ?? throw new JsonException("Expected an envelope, but got null.");

    private sealed class DescribedEnums : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            new JsonStringEnumConverter(new Descriptions(typeToConvert), allowIntegerValues: false).CreateConverter(typeToConvert, options);
    }

    private sealed class Descriptions(Type type) : JsonNamingPolicy
    {
        public override string ConvertName(string name) =>
            type.GetField(name)?.GetCustomAttribute<DescriptionAttribute>()?.Description ?? name;
    }
}
