using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;

namespace VtdVerify.Mutation.Elements;

/// <summary>
/// A mutation run in the format of mutation-testing-elements (schema version 2), for the viewers that read it. What that format has no
/// name for goes under the nearest one with its reason: Equivalent is Ignored, Invalid a CompileError, Unsupported a RuntimeError. Those
/// three count neither there nor here. A Timeout counts as detected there; it does not here. What else is known, down to what merges
/// the parts of a run, lies in the format's free object, <c>config</c>.
/// </summary>
public static class ElementsReport
{
    internal const string ToolName = "VtdVerify";

    private const int GoodScore = 95;
    private const int LowScore = 80;

    // The text is a file of its own, never part of a page, so names and quotes in it stay readable.
    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Indented by two, line feeds only, one at the end.</summary>
    public static string Write(MutationReport run) => JsonSerializer.Serialize(Form(run), Options) + "\n";

    /// <summary>What is written, as an object of the format.</summary>
    internal static object Form(MutationReport run) => new
    {
        SchemaVersion = "2",
        Thresholds = new { High = GoodScore, Low = LowScore },
        Framework = new { Name = ToolName, Version = run.ToolVersion },
        Config = ReportDetails.Of(run),
        Files = run.Sources.ToDictionary(
            file => file.Key,
            file => new
            {
                Language = "c",
                Source = file.Value,
                Mutants = run.Mutants.Where(mutant => mutant.File == file.Key).Select(MutantOf).ToList(),
            },
            StringComparer.Ordinal),
        TestFiles = run.Mutants.Select(mutant => mutant.Details.KilledBy).OfType<Killer>()
            .DistinctBy(killer => killer.Id)
            .GroupBy(TestFileOf, StringComparer.Ordinal)
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .ToDictionary(
                file => file.Key,
                file => new
                {
                    Tests = file.OrderBy(killer => killer.Id, StringComparer.Ordinal)
                        .Select(killer => new { killer.Id, Name = killer.Id })
                        .ToList(),
                },
                StringComparer.Ordinal),
    };

    private static object MutantOf(ReportedMutant mutant) => new
    {
        mutant.Id,
        MutatorName = mutant.MutatorId,
        mutant.Replacement,
        Location = new { mutant.Start, mutant.End },
        Status = StatusOf(mutant.Details.Status),
        StatusReason = $"{mutant.Details.Status}: {mutant.Details.Reason}",
        Description = Describe(mutant.Details.Faults),
        KilledBy = mutant.Details.KilledBy is { } killer ? new[] { killer.Id } : null,
    };

    private static string? Describe(IReadOnlyList<string> faults) =>
        faults.Count == 0 ? null : string.Join("; ", faults.Select(fault => $"{fault}: {HistoricFaults.Describe(fault)}"));

    private static string StatusOf(MutantStatus status) => status switch
    {
        MutantStatus.Killed => "Killed",
        MutantStatus.Equivalent => "Ignored",
        MutantStatus.Survived => "Survived",
        MutantStatus.Timeout => "Timeout",
        MutantStatus.Invalid => "CompileError",
        MutantStatus.Unsupported => "RuntimeError",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>A scenario's feature file; obligations stand in a file of the guarantee's name.</summary>
    private static string TestFileOf(Killer killer) =>
        killer.Kind == KillerKind.Scenario ? killer.Id.Split(':')[0] : $"obligations/{killer.Id.Split('/')[0]}";
}
