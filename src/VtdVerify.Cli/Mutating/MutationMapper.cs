using System.Globalization;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Mutation.Running;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Mutating;

/// <summary>A mutation run as the report shows it.</summary>
internal static class MutationMapper
{
    public static MutationSummary Map(InputInfo input, Session session, MutationTarget target, IReadOnlyList<MutantResult> results) => new(
        Header(input, session, target, results),
        [.. results.GroupBy(result => result.Mutant.MutatorId).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Row)],
        [.. results.Where(IsOpen).Select(result => OpenMutants.Block(result, target))],
        [.. KillsByGuarantee.Of(session.Baseline, results)],
        [.. Faults(results)],
        [.. Conclusion(results)]);

    private static bool IsOpen(MutantResult result) => result.Status is not (MutantStatus.Killed or MutantStatus.Equivalent);

    private static IReadOnlyList<LabelledText> Header(
        InputInfo input, Session session, MutationTarget target, IReadOnlyList<MutantResult> results)
    {
        var standings = session.Baseline.Guarantees;
        var lost = standings.Where(standing => !standing.Holds).ToList();
        return
        [
            new LabelledText("patch", input.Title ?? input.Subject ?? input.Path),
            new LabelledText("functions", string.Join(", ", target.FunctionNames)),
            new LabelledText("original", Text($"{standings.Count - lost.Count} of {standings.Count} guarantees hold and may kill, with ")
                + Text($"{session.Baseline.ScenarioCount} scenarios")),
            .. lost.Select(standing => new LabelledText("not counted", $"{standing.Guarantee.Id}: {standing.Reason}")),
            new LabelledText("mutants", Numbers(results)),
            new LabelledText("score", Score(results)),
        ];
    }

    private static string Numbers(IReadOnlyList<MutantResult> results)
    {
        var parts = Enum.GetValues<MutantStatus>()
            .Select(status => (Status: status, Count: results.Count(result => result.Status == status)))
            .Where(part => part.Count > 0)
            .Select(part => Text($"{part.Count} {part.Status.ToString().ToLowerInvariant()}"));
        return Text($"{results.Count}: {string.Join(", ", parts)}");
    }

    private static string Score(IReadOnlyList<MutantResult> results)
    {
        var (counted, killed) = (MutationExit.Counted(results), results.Count(result => result.Status == MutantStatus.Killed));
        return counted == 0
            ? "none: no mutant counts"
            : Text($"{100.0 * killed / counted:F1} %: {killed} killed of {counted} killed, survived or timed out");
    }

    private static MutatorRow Row(IGrouping<string, MutantResult> group)
    {
        int Count(MutantStatus status) => group.Count(result => result.Status == status);
        return new MutatorRow(
            group.Key, group.Count(), Count(MutantStatus.Killed), Count(MutantStatus.Equivalent), Count(MutantStatus.Survived),
            Count(MutantStatus.Timeout), Count(MutantStatus.Invalid), Count(MutantStatus.Unsupported));
    }

    private static IEnumerable<LabelledText> Faults(IReadOnlyList<MutantResult> results) =>
        from result in results
        from fault in result.Mutant.Faults
        group OpenMutants.Ending(result) by fault into endings
        orderby endings.Key
        select new LabelledText(endings.Key, $"{MutantFaults.Describe(endings.Key)}: {string.Join("; ", endings.Distinct())}");

    private static IEnumerable<string> Conclusion(IReadOnlyList<MutantResult> results)
    {
        var byProofsOnly = results
            .Where(result => result.KilledBy is { Kind: KillerKind.Obligation } && result.KillingScenarioGuarantees.Count == 0)
            .ToList();
        if (byProofsOnly.Count > 0)
        {
            yield return Text($"{byProofsOnly.Count} mutants are killed by no scenario, only by an obligation: ")
                + $"{string.Join(", ", byProofsOnly.Select(result => result.Mutant.Id))}.";
        }

        var open = results.Count(IsOpen);
        yield return open == 0
            ? "Every mutant is killed, or proved to do what the original does."
            : Text($"{open} of {results.Count} mutants are neither killed nor proved equivalent.");
        var code = MutationExit.CodeOf(results);
        yield return Text($"exit code {code}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
