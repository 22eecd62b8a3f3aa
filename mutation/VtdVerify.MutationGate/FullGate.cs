using System.Globalization;

namespace VtdVerify.MutationGate;

/// <summary>The whole project mutated: what lives is known with a reason, and little of it.</summary>
internal static class FullGate
{
    /// <summary>The lowest share of killed mutants, in percent. A timeout is no kill: a slow machine makes them.</summary>
    private const double LowestScore = 90;

    /// <summary>One part of a run: survivors beyond the baseline.</summary>
    public static GateJudgement JudgePart(IReadOnlyList<StrykerReport> parts, IReadOnlyList<AcceptedSurvivor> baseline)
    {
        var counted = Counted(StrykerReport.Merge(parts));
        var fresh = counted.Where(mutant => !mutant.IsKilled)
            .GroupBy(mutant => (mutant.File, mutant.Original, mutant.Replacement))
            .SelectMany(alike => Fresh([.. alike], baseline.Count(one => one.Is(alike.First()))));
        IEnumerable<string> empty = counted.Count > 0 ? [] : ["the report holds no mutant that was tested"];
        return new GateJudgement([Summary(counted)], [.. empty, .. fresh]);
    }

    /// <summary>All parts: also that nothing was left out, that the baseline is not outdated, and the score.</summary>
    public static GateJudgement JudgeWhole(IReadOnlyList<StrykerReport> parts, IReadOnlyList<AcceptedSurvivor> baseline)
    {
        var part = JudgePart(parts, baseline);
        var mutants = StrykerReport.Merge(parts);
        var counted = Counted(mutants);
        var untouched = StrykerReport.UntouchedFiles(parts).Select(file => $"{file}: in no part of the run");
        var untested = mutants.Where(mutant => mutant.IsElsewhere).CountBy(mutant => mutant.File)
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Key}: {file.Value} mutants are in no part of the run"));
        var stale = baseline.GroupBy(one => (one.File, one.Original, one.Replacement))
            .SelectMany(alike => alike.Skip(counted.Count(mutant => alike.First().Is(mutant) && !mutant.IsKilled)))
            .Select(one => $"no survivor any more, drop it from the baseline: {one}");
        IEnumerable<string> low = Score(counted) >= LowestScore ? [] : [$"the score is below {LowestScore} %"];
        return part with { Complaints = [.. part.Complaints, .. untouched, .. untested, .. stale, .. low] };
    }

    /// <summary>An entry of the baseline speaks for one mutant: the same change in another place is to have a reason of its own.</summary>
    private static IEnumerable<string> Fresh(List<StrykerMutant> alike, int accepted) => accepted switch
    {
        0 => alike.Select(mutant => $"new survivor: {mutant}"),
        _ when accepted >= alike.Count => [],
        _ => alike.Select(mutant => string.Create(
            CultureInfo.InvariantCulture, $"new survivor among {alike.Count} alike, of which the baseline has {accepted}: {mutant}")),
    };

    private static List<StrykerMutant> Counted(IReadOnlyList<StrykerMutant> mutants) => [.. mutants.Where(mutant => mutant.Counts)];

    private static double Score(List<StrykerMutant> counted) =>
        counted.Count == 0 ? 0 : 100.0 * counted.Count(mutant => mutant.IsKilled) / counted.Count;

    private static string Summary(List<StrykerMutant> counted)
    {
        var statuses = counted.CountBy(mutant => mutant.Status).OrderBy(one => one.Key, StringComparer.Ordinal);
        var counts = string.Join(", ", statuses.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Value} {one.Key}")));
        return string.Create(CultureInfo.InvariantCulture, $"{counted.Count} mutants: {counts}; score {Score(counted):F1} %");
    }
}
