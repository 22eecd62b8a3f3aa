using VtdVerify.Mutation.Running;

namespace VtdVerify.Mutation.Elements;

/// <summary>A mutant that one guarantee alone kills.</summary>
/// <param name="Original">The text that it changes, on one line; the middle of a long one is left out.</param>
/// <param name="Replacement">What stands there instead, in the same form.</param>
public sealed record SoleKill(string GuaranteeId, string MutatorId, string Original, string Replacement);

/// <summary>The mutants that need one guarantee: no other one kills them.</summary>
public static class SoleKills
{
    /// <summary>Where the recorded ones stand, from the repository's root.</summary>
    public const string Path = "src/VtdVerify.Mutation/Elements/sole-kills.tsv";

    private const char Separator = '\t';
    private const int Longest = 60;

    /// <summary>Those of the sample patch without a fault, as a test holds them against a run.</summary>
    public static IReadOnlyList<SoleKill> Recorded { get; } = Read();

    /// <summary>The mutants of a run that one guarantee alone kills, by its id.</summary>
    public static ILookup<string, ReportedMutant> MutantsOf(MutationReport report) => report.Mutants
        .Where(mutant => mutant.Details.Status == MutantStatus.Killed && mutant.Details.KillingGuarantees().Count() == 1)
        .ToLookup(mutant => mutant.Details.KillingGuarantees().Single(), StringComparer.Ordinal);

    /// <summary>The same as a file holds them: sorted, one a line.</summary>
    public static string Write(MutationReport report) => string.Concat(MutantsOf(report)
        .SelectMany(mutants => mutants.Select(mutant => string.Join(
            Separator, mutants.Key, mutant.MutatorId, OneLine(report.OriginalOf(mutant)), OneLine(mutant.Replacement))))
        .Order(StringComparer.Ordinal)
        .Select(line => $"{line}\n"));

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : $"{line[..(Longest / 2)]} ... {line[^(Longest / 4)..]}";
    }

    private static List<SoleKill> Read()
    {
        using var file = new StreamReader(typeof(SoleKills).Assembly.GetManifestResourceStream("sole-kills.tsv")!);
        return
        [
            .. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(Separator))
                .Select(cells => new SoleKill(cells[0], cells[1], cells[2], cells[3])),
        ];
    }
}
