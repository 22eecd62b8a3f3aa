using System.Text.Json;

namespace VtdVerify.MutationGate;

/// <summary>Files in JSON, whose members are all there unless they have a default.</summary>
internal static class JsonFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a file as what its type says.</summary>
    /// <exception cref="GateInputException">There is no such file, or it holds something else.</exception>
    public static T Read<T>(string path, string expected, string remedy)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Options) ?? throw new JsonException("null");
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new GateInputException(path, $"{expected} ({failure.Message})", remedy);
        }
    }
}
