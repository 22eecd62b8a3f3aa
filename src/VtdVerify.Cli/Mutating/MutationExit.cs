using VtdVerify.Mutation.Elements;
using VtdVerify.Mutation.Running;
using VtdVerify.Reporting;

namespace VtdVerify.Cli.Mutating;

/// <summary>The exit code of a mutation run, and its score.</summary>
internal static class MutationExit
{
    /// <summary>
    /// 1 where a mutant survived on a machine that is shown, or did not end; 4 where one is undecided or unsupported, or none counted;
    /// 0 where all are killed or equivalent.
    /// </summary>
    public static int CodeOf(IReadOnlyList<ReportedMutant> mutants)
    {
        if (mutants.Any(mutant => mutant.Details.Status == MutantStatus.Timeout || mutant.Details.Difference is not null))
        {
            return ExitCodes.Refuted;
        }

        return Counted(mutants) == 0 || mutants.Any(mutant => mutant.Details.Status is MutantStatus.Survived or MutantStatus.Unsupported)
            ? ExitCodes.Undecided
            : ExitCodes.Holds;
    }

    /// <summary>Killed, survived and timed out: what the score is taken of.</summary>
    public static int Counted(IReadOnlyList<ReportedMutant> mutants) =>
        mutants.Count(mutant => mutant.Details.Status is MutantStatus.Killed or MutantStatus.Survived or MutantStatus.Timeout);
}
