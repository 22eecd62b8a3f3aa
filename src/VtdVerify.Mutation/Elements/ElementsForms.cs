using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VtdVerify.Mutation.Mutants;

namespace VtdVerify.Mutation.Elements;

/// <summary>A report as mutation-testing-elements' schema has it, property by property in the order in which they are written.</summary>
internal sealed record ElementsForm(
    string SchemaVersion,
    ThresholdsForm Thresholds,
    FrameworkForm Framework,
    ReportDetails Config,
    IReadOnlyDictionary<string, FileForm> Files,
    IReadOnlyDictionary<string, TestFileForm> TestFiles);

internal sealed record ThresholdsForm(int High, int Low);

internal sealed record FrameworkForm(string Name, string Version);

internal sealed record FileForm(string Language, string Source, IReadOnlyList<MutantForm> Mutants);

internal sealed record MutantForm(
    string Id,
    string MutatorName,
    string Replacement,
    LocationForm Location,
    string Status,
    string StatusReason,
    string? Description = null,
    IReadOnlyList<string>? KilledBy = null);

internal sealed record LocationForm(SourcePosition Start, SourcePosition End);

internal sealed record TestFileForm(IReadOnlyList<TestForm> Tests);

internal sealed record TestForm(string Id, string Name);

/// <summary>How the forms are written and read.</summary>
internal static class ElementsJson
{
    // The text is a file of its own, so names and quotes in it stay readable.
    public static ElementsJsonContext OfFile { get; } = new(new JsonSerializerOptions(ElementsJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });

    // The text of a patch stands within a script of the page: the default encoder leaves no '<' in it.
    public static ElementsJsonContext WithinPage { get; } = new(new JsonSerializerOptions(ElementsJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Default,
    });
}

/// <summary>Made at build time: a program that is compiled ahead has no code for types that it finds by reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    NewLine = "\n")]
[JsonSerializable(typeof(ElementsForm))]
internal sealed partial class ElementsJsonContext : JsonSerializerContext;
