using System.Text.Encodings.Web;
using System.Text.Json;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;

namespace VtdVerify.Mutation.Elements;

/// <summary>
/// A mutation run in the format of mutation-testing-elements (schema version 2), for the viewers that read it. What that format has no
/// name for goes under the nearest one with its reason: Equivalent is Ignored, Invalid a CompileError, Unsupported a RuntimeError. Those
/// three count neither there nor here. A Timeout counts as detected there; it does not here.
/// </summary>
public static class ElementsReport
{
    private const int GoodScore = 95;
    private const int LowScore = 80;

    // The text is a file of its own, never part of a page, so names and quotes in it stay readable.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Indented by two, line feeds only, one at the end.</summary>
    /// <param name="toolVersion">The version of VtdVerify, as it shows itself.</param>
    public static string Write(MutationTarget target, IReadOnlyList<MutantResult> results, string toolVersion)
    {
        var report = new
        {
            SchemaVersion = "2",
            Thresholds = new { High = GoodScore, Low = LowScore },
            Framework = new { Name = "VtdVerify", Version = toolVersion },
            Files = results.GroupBy(result => result.Mutant.Span.File, StringComparer.Ordinal).ToDictionary(
                file => file.Key,
                file => new { Language = "c", Source = SourceOf(target, file.Key), Mutants = file.Select(MutantOf).ToList() },
                StringComparer.Ordinal),
            TestFiles = results.Select(result => result.KilledBy).OfType<Killer>()
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
        return JsonSerializer.Serialize(report, Options) + "\n";
    }

    private static object MutantOf(MutantResult result) => new
    {
        result.Mutant.Id,
        MutatorName = result.Mutant.MutatorId,
        result.Mutant.Replacement,
        Location = new
        {
            Start = new { result.Mutant.Span.Line, result.Mutant.Span.Column },
            End = new { result.Mutant.End.Line, result.Mutant.End.Column },
        },
        Status = StatusOf(result.Status),
        StatusReason = $"{result.Status}: {result.Reason}",
        Description = Describe(result.Mutant.Faults),
        KilledBy = result.KilledBy is { } killer ? new[] { killer.Id } : null,
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

    /// <summary>The lines that the patch shows, at their numbers; what it does not show is empty.</summary>
    private static string SourceOf(MutationTarget target, string file)
    {
        var segments = target.Segments.Where(segment => segment.File == file).ToList();
        var lines = new string[segments.Max(segment => segment.FirstLine + segment.Lines.Count) - 1];
        Array.Fill(lines, string.Empty);
        foreach (var segment in segments)
        {
            for (var i = 0; i < segment.Lines.Count; i++)
            {
                lines[segment.FirstLine - 1 + i] = segment.Lines[i].Text;
            }
        }

        return string.Join('\n', lines) + "\n";
    }
}
