using VtdVerify.Checks.Results;
using VtdVerify.Checks.Running;
using VtdVerify.Mutation.Elements;
using VtdVerify.Mutation.Running;
using VtdVerify.Reporting;
using VtdVerify.SelfTest;

namespace VtdVerify.Checks;

/// <summary>The exit code that a run comes to.</summary>
public static class Outcome
{
    /// <summary>
    /// Of mutants: 1 where one survived on a machine that is shown, or did not end; 4 where one is undecided or unsupported, or none
    /// counted; 0 where all are killed or equivalent.
    /// </summary>
    public static int Of(IReadOnlyList<ReportedMutant> mutants)
    {
        if (mutants.Any(mutant => mutant.Details.Status == MutantStatus.Timeout || mutant.Details.Difference is not null))
        {
            return ExitCodes.Refuted;
        }

        return MutationMapper.Counted(mutants) == 0
            || mutants.Any(mutant => mutant.Details.Status is MutantStatus.Survived or MutantStatus.Unsupported)
            ? ExitCodes.Undecided
            : ExitCodes.Holds;
    }

    /// <summary>
    /// Of a repair: 0 where a mend was proved or there is nothing to mend, 1 where none was found, 4 where nothing is refuted and not all
    /// is proved.
    /// </summary>
    public static int Of(RepairResult result) => result switch
    {
        { Mend.Standing: MendStanding.Proved } => ExitCodes.Holds,
        { Guarantees: var all } when all.All(one => one.Before == VerdictKind.Proved) => ExitCodes.Holds,
        { Guarantees: var all } when all.Any(one => one.Before == VerdictKind.Refuted) => ExitCodes.Refuted,
        _ => ExitCodes.Undecided,
    };

    /// <summary>Of compiled code beside the interpreter and the model: a difference is a defect of the tool.</summary>
    public static int Of(ConformRun run) => run switch
    {
        { Result.Differences.Count: > 0 } => ExitCodes.ToolDefect,
        { Result.Compared: 0 } or { Sides.Model: null } => ExitCodes.Undecided,
        _ => ExitCodes.Holds,
    };

    /// <summary>Of the self test: a finding is a defect of the tool.</summary>
    public static int Of(AlarmResult result) =>
        result.Findings.Count > 0 ? ExitCodes.ToolDefect
        : result.Tally[AlarmCount.Judged] == 0 ? ExitCodes.Undecided
        : ExitCodes.Holds;
}
