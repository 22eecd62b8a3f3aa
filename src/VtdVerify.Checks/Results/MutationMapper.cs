using System.Globalization;
using VtdVerify.Mutation.Elements;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Results;

/// <summary>A mutation run as the report shows it.</summary>
public static class MutationMapper
{
    public static MutationSummary Map(MutationReport report) => new(
        [.. Header(report)],
        [.. report.Mutants.GroupBy(mutant => mutant.MutatorId).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Row)],
        [.. report.Mutants.Where(IsOpen).Select(mutant => OpenMutants.Block(mutant, report))],
        [.. KillsByGuarantee.Of(report)],
        [.. Faults(report.Mutants)],
        [.. Conclusion(report.Mutants)]);

    private static bool IsOpen(ReportedMutant mutant) => mutant.Details.Status is not (MutantStatus.Killed or MutantStatus.Equivalent);

    private static IEnumerable<LabelledText> Header(MutationReport report)
    {
        var lost = report.Guarantees.Where(standing => !standing.Holds).ToList();
        yield return new LabelledText("patch", report.Patch);
        yield return new LabelledText("functions", string.Join(", ", report.Functions));
        if (report.Selection is { Shards: > 1 } selection)
        {
            yield return new LabelledText("part", Text($"{selection.Shard}/{selection.Shards}"));
        }

        yield return new LabelledText("original", Text($"{report.Guarantees.Count - lost.Count} of {report.Guarantees.Count} ")
            + Text($"guarantees hold and can kill mutants, with {report.ScenarioCount} scenarios"));
        foreach (var standing in lost)
        {
            yield return new LabelledText("not counted", $"{standing.Id}: {standing.Reason}");
        }

        yield return new LabelledText("mutants", Numbers(report.Mutants));
        yield return new LabelledText("score", Score(report.Mutants));
    }

    private static string Numbers(IReadOnlyList<ReportedMutant> mutants)
    {
        var parts = Enum.GetValues<MutantStatus>()
            .Select(status => (Status: status, Count: mutants.Count(mutant => mutant.Details.Status == status)))
            .Where(part => part.Count > 0)
            .Select(part => Text($"{part.Count} {part.Status.ToString().ToLowerInvariant()}"));
        return Text($"{mutants.Count}: {string.Join(", ", parts)}");
    }

    /// <summary>Killed, survived and timed out: what the score is taken of.</summary>
    public static int Counted(IReadOnlyList<ReportedMutant> mutants) =>
        mutants.Count(mutant => mutant.Details.Status is MutantStatus.Killed or MutantStatus.Survived or MutantStatus.Timeout);

    private static string Score(IReadOnlyList<ReportedMutant> mutants)
    {
        var (counted, killed) = (Counted(mutants), mutants.Count(mutant => mutant.Details.Status == MutantStatus.Killed));
        return counted == 0
            ? "none: no mutant counts"
            : Text($"{100.0 * killed / counted:F1} %: {killed} killed of {counted} killed, survived or timed out");
    }

    private static MutatorRow Row(IGrouping<string, ReportedMutant> group)
    {
        int Count(MutantStatus status) => group.Count(mutant => mutant.Details.Status == status);
        return new MutatorRow(
            group.Key, group.Count(), Count(MutantStatus.Killed), Count(MutantStatus.Equivalent), Count(MutantStatus.Survived),
            Count(MutantStatus.Timeout), Count(MutantStatus.Invalid), Count(MutantStatus.Unsupported));
    }

    private static IEnumerable<LabelledText> Faults(IReadOnlyList<ReportedMutant> mutants) =>
        from mutant in mutants
        from fault in mutant.Details.Faults
        group OpenMutants.Ending(mutant.Details) by fault into endings
        orderby endings.Key
        select new LabelledText(endings.Key, $"{MutantFaults.Describe(endings.Key)}: {string.Join("; ", endings.Distinct())}");

    private static IEnumerable<string> Conclusion(IReadOnlyList<ReportedMutant> mutants)
    {
        var byProofsOnly = mutants
            .Where(mutant => mutant.Details is { KilledBy.Kind: KillerKind.Obligation, KillingScenarioGuarantees.Count: 0 })
            .ToList();
        if (byProofsOnly.Count > 0)
        {
            yield return Text($"{byProofsOnly.Count} mutants are killed by no scenario, only by an obligation: ")
                + $"{string.Join(", ", byProofsOnly.Select(mutant => mutant.Id))}.";
        }

        var open = mutants.Count(IsOpen);
        yield return open == 0
            ? "Every mutant is killed or proved equivalent."
            : Text($"{open} of {mutants.Count} mutants are neither killed nor proved equivalent.");
        var code = Outcome.Of(mutants);
        yield return Text($"exit code {code}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
