using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting;

/// <summary>The result as JSON: its shape is docs/result.schema.json.</summary>
public static class ResultJson
{
    // The text is a file of its own, never part of a page, so names and quotes in it stay readable.
    private static readonly ResultJsonContext Context = new(new JsonSerializerOptions(ResultJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Indented by two, line feeds only, one at the end; properties in the order of the records, none null.</summary>
    public static string Write(CheckResult result) => Printed(JsonSerializer.Serialize(result, Context.CheckResult));

    /// <summary>The same for a comparison, whose shape is docs/diff.schema.json.</summary>
    public static string Write(DiffResult result) => Printed(JsonSerializer.Serialize(result, Context.DiffResult));

    /// <summary>The same for a search for mends, whose shape is docs/repair.schema.json.</summary>
    public static string Write(RepairResult result) => Printed(JsonSerializer.Serialize(result, Context.RepairResult));

    /// <summary>The same for a list of witnesses, whose shape is docs/witnesses.schema.json.</summary>
    public static string Write(WitnessList list) => Printed(JsonSerializer.Serialize(list, Context.WitnessList));

    /// <summary>The same for compiled code beside its reading, whose shape is docs/conform.schema.json.</summary>
    public static string Write(ConformResult result) => Printed(JsonSerializer.Serialize(result, Context.ConformResult));

    /// <summary>Reads what <see cref="Write(CheckResult)"/> wrote, so that a saved result can be shown again.</summary>
    /// <exception cref="JsonException">The text is not JSON, not of this shape, or of another schema version.</exception>
    public static CheckResult Read(string json)
    {
        var result = JsonSerializer.Deserialize(json, Context.CheckResult) ?? throw new JsonException("expected a result, found null");
        return result.SchemaVersion == CheckResult.CurrentSchemaVersion
            ? result
            : throw new JsonException($"expected schema version {CheckResult.CurrentSchemaVersion}, found {result.SchemaVersion}");
    }

    // The encoder leaves what reorders a line as it is. It stands in texts only, where its escape is the same character.
    private static string Printed(string json) => Printable.Json(json) + "\n";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NewLine = "\n",
    WriteIndented = true,
    Converters = [typeof(AddressConverter), typeof(InclusiveSizeConverter), typeof(AddressMaskConverter), typeof(ScopeConverter)])]
[JsonSerializable(typeof(CheckResult))]
[JsonSerializable(typeof(DiffResult))]
[JsonSerializable(typeof(RepairResult))]
[JsonSerializable(typeof(WitnessList))]
[JsonSerializable(typeof(ConformResult))]
[JsonSerializable(typeof(ScopeEnds))]
internal sealed partial class ResultJsonContext : JsonSerializerContext;
