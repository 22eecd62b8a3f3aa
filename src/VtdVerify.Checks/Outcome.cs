using VtdVerify.Checks.Results;
using VtdVerify.Mutation.Elements;
using VtdVerify.Mutation.Running;
using VtdVerify.Reporting;
using VtdVerify.SelfTest;

namespace VtdVerify.Checks;

/// <summary>
/// The exit code that each command's result comes to. What counts as a defect, as refuted and as undecided is said here, or for the results
/// that reports show at <see cref="ExitCodes"/>; which of them goes first is said once, at <see cref="ExitCodes.Worst"/>.
/// </summary>
public static class Outcome
{
    /// <summary>A result that could not be written where it was asked for is an error of use, whatever it is.</summary>
    public static int Of(bool isWritten, int result) => isWritten ? result : ExitCodes.UsageError;

    /// <summary>
    /// Mutants: refuted where one survived on a machine that is shown, or did not end; undecided where one is undecided or unsupported, or
    /// none counted.
    /// </summary>
    public static int Of(IReadOnlyList<ReportedMutant> mutants) => ExitCodes.Worst(
        isDefect: false,
        isRefuted: mutants.Any(mutant => mutant.Details.Status == MutantStatus.Timeout || mutant.Details.Difference is not null),
        isUndecided: MutationMapper.Counted(mutants) == 0
            || mutants.Any(mutant => mutant.Details.Status is MutantStatus.Survived or MutantStatus.Unsupported));

    /// <summary>A repair: it holds where a mend was proved or there is nothing to mend.</summary>
    public static int Of(RepairResult result)
    {
        var isMended = result.Mend?.Standing == MendStanding.Proved;
        return ExitCodes.Worst(
            isDefect: false,
            isRefuted: !isMended && result.Guarantees.Any(one => one.Before == VerdictKind.Refuted),
            isUndecided: !isMended && result.Guarantees.Any(one => one.Before != VerdictKind.Proved));
    }

    /// <summary>
    /// Compiled code beside the interpreter and the model: a difference is a defect of the tool; undecided where the code is not read, or
    /// nobody says what it is.
    /// </summary>
    public static int Of(ConformResult result) => ExitCodes.Worst(
        isDefect: result.Differences > 0,
        isRefuted: false,
        isUndecided: result.Compared == 0 || result.NotRead > 0 || result.OtherThanModel > 0 || result.Sides.Model is null);

    /// <summary>The self test: a finding is a defect of the tool.</summary>
    public static int Of(AlarmResult result) => ExitCodes.Worst(
        isDefect: result.Findings.Count > 0, isRefuted: false, isUndecided: result.Tally[AlarmCount.Judged] == 0);
}
