using System.Text.Json;

namespace VtdVerify.Patches;

/// <summary>Members of a JSON value that may be missing or of another kind: then they are null.</summary>
internal static class JsonMembers
{
    public static JsonElement? Member(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;

    public static string? Text(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    public static int? Number(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt32(out var number) ? number : null;
}
