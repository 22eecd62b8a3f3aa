using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VtdVerify.Reporting.Rendering;

namespace VtdVerify.Reporting.Formats;

/// <summary>JSON that other programs define the shape of.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    public static string Of(JsonNode node) => Printable.Json(node.ToJsonString(Indented)) + "\n";

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    /// <summary>An array of texts.</summary>
    public static JsonArray Texts(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode?)JsonValue.Create(item))]);
}
