using System.Text.Json;

namespace VtdVerify.Tests.Shipping;

/// <summary>The SDK of global.json.</summary>
internal static class Sdk
{
    /// <summary>Its major and minor version, such as 10.0: what images are tagged with.</summary>
    public static string Version { get; } = Read();

    private static string Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("global.json")));
        return string.Join('.', json.RootElement.GetProperty("sdk").GetProperty("version").GetString()!.Split('.')[..2]);
    }
}
