using NJsonSchema;
using VtdVerify.Reporting;

namespace VtdVerify.Tests.Reporting;

/// <summary>docs/result.schema.json and the schemas that refer to it, read from the repository.</summary>
internal static class Schema
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("docs/result.schema.json"));

    public static async Task<IReadOnlyList<string>> Faults(string json)
    {
        var schema = await JsonSchema.FromJsonAsync(Text);
        return [.. schema.Validate(json).Select(fault => $"{fault.Path}: {fault.Kind}")];
    }

    /// <summary>Against docs/diff.schema.json, which refers to the other one's definitions.</summary>
    public static Task<IReadOnlyList<string>> FaultsOfDiff(string json) => FaultsBy("docs/diff.schema.json", json);

    /// <summary>Against docs/batch.schema.json, one line.</summary>
    public static Task<IReadOnlyList<string>> FaultsOfBatch(string json) => FaultsBy("docs/batch.schema.json", json);

    /// <summary>Against docs/witnesses.schema.json, which does so too.</summary>
    public static Task<IReadOnlyList<string>> FaultsOfWitnesses(string json) => FaultsBy("docs/witnesses.schema.json", json);

    /// <summary>Against docs/conform.schema.json, which does so too.</summary>
    public static Task<IReadOnlyList<string>> FaultsOfConform(string json) => FaultsBy("docs/conform.schema.json", json);

    public static Task<IReadOnlyList<string>> Faults(CheckResult result) => Faults(ResultJson.Write(result));

    private static async Task<IReadOnlyList<string>> FaultsBy(string file, string json)
    {
        var schema = await JsonSchema.FromFileAsync(Repository.PathOf(file));
        return [.. schema.Validate(json).Select(fault => $"{fault.Path}: {fault.Kind}")];
    }

    /// <summary>The strings that a property of one of the schema's definitions allows, or the definition itself without one.</summary>
    public static async Task<IReadOnlyList<string>> Allowed(string definition, string? property = null)
    {
        var schema = (await JsonSchema.FromJsonAsync(Text)).Definitions[definition];
        var values = property is null ? schema.Enumeration : schema.Properties[property].Enumeration;
        return [.. values.Select(value => $"{value}")];
    }
}
