using VtdVerify.Checks.Running;
using VtdVerify.Features.Running;
using VtdVerify.Mutation.Revisions;
using VtdVerify.Reporting;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Results;

/// <summary>One of the two revisions as it was read.</summary>
internal sealed record DiffedInput(DiffSide Side, ISubject Subject, IReadOnlyList<string> Notes);

/// <summary>What two revisions have in common and what not, as the one result that every output is a view of.</summary>
internal static class DiffMapper
{
    /// <summary>The result.</summary>
    /// <param name="findings">Those of the old one, then those of the new one.</param>
    /// <param name="solver">As for <see cref="ResultMapper"/>.</param>
    public static DiffResult Map(DiffedInput older, DiffedInput newer, Findings findings, BehaviourComparison behaviour, string solver)
    {
        var (before, after) = (findings.Subjects[0], findings.Subjects[1]);
        var (old, now) = (Guarantees(before), Guarantees(after));
        var compared = BehaviourMapper.Map(behaviour, older.Subject, newer.Subject);
        return new DiffResult
        {
            ToolVersion = ToolVersion.Short,
            Solver = ResultMapper.SolverOf(solver),
            Old = older.Side,
            New = newer.Side,
            Verdicts = DiffFindings.Verdicts(old, now),
            Scenarios = [.. before.Scenarios.Zip(after.Scenarios).Where(Differ).Select(Change)],
            Behaviour = compared,
            Defects = DiffFindings.Defects(old, now, compared),
            Notes = [.. older.Notes.Select(note => $"old: {note}"), .. newer.Notes.Select(note => $"new: {note}")],
        };
    }

    private static IReadOnlyList<GuaranteeResult> Guarantees(SubjectCheck check) =>
        [.. GuaranteeCatalog.All.Select(guarantee => GuaranteeMapper.Map(guarantee, check))];

    private static bool Differ((ScenarioOutcome Old, ScenarioOutcome New) pair) => KindOf(pair.Old) != KindOf(pair.New);

    private static ScenarioChange Change((ScenarioOutcome Old, ScenarioOutcome New) pair) => new(
        pair.Old.Feature, pair.Old.Line, pair.Old.Name, pair.Old.GuaranteeIds, End(pair.Old), End(pair.New));

    private static ScenarioEnd End(ScenarioOutcome outcome) => new(KindOf(outcome), outcome.Passed ? null : outcome.Message);

    private static ScenarioEndKind KindOf(ScenarioOutcome outcome) => outcome switch
    {
        { Passed: true } => ScenarioEndKind.Passed,
        { CountsFor: [] } => ScenarioEndKind.Undecided,
        _ => ScenarioEndKind.Failed,
    };
}
