using System.Text.Json;
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

    /// <summary>Indented by two, line feeds only, one at the end.</summary>
    public static string Write(MutationReport run) => JsonSerializer.Serialize(Form(run), ElementsJson.OfFile.ElementsForm) + "\n";

    internal static ElementsForm Form(MutationReport run) => new(
        "2",
        new ThresholdsForm(GoodScore, LowScore),
        new FrameworkForm(ToolName, run.ToolVersion),
        ReportDetails.Of(run),
        run.Sources.ToDictionary(
            file => file.Key,
            file => new FileForm("c", file.Value, [.. run.Mutants.Where(mutant => mutant.File == file.Key).Select(MutantOf)]),
            StringComparer.Ordinal),
        run.Mutants.Select(mutant => mutant.Details.KilledBy).OfType<Killer>()
            .DistinctBy(killer => killer.Id)
            .GroupBy(TestFileOf, StringComparer.Ordinal)
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .ToDictionary(
                file => file.Key,
                file => new TestFileForm(
                    [.. file.OrderBy(killer => killer.Id, StringComparer.Ordinal).Select(killer => new TestForm(killer.Id, killer.Id))]),
                StringComparer.Ordinal));

    private static MutantForm MutantOf(ReportedMutant mutant) => new(
        mutant.Id,
        mutant.MutatorId,
        mutant.Replacement,
        new LocationForm(mutant.Start, mutant.End),
        StatusOf(mutant.Details.Status),
        $"{mutant.Details.Status}: {mutant.Details.Reason}",
        Describe(mutant.Details.Faults),
        mutant.Details.KilledBy is { } killer ? [killer.Id] : null);

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
