using VtdVerify.Checks.Results;
using VtdVerify.Checks.Running;
using VtdVerify.Mutation.Mutants;
using VtdVerify.Patches;
using VtdVerify.Repair.Searching;
using VtdVerify.Reporting;
using VtdVerify.Specs;
using VtdVerify.Subjects;

namespace VtdVerify.Checks.Explaining.Mends;

/// <summary>For each cause the smallest edit of one place that machines find nothing against. `repair` proves it.</summary>
internal static class MendFinder
{
    /// <summary>The causes with their mends, where one is found.</summary>
    /// <param name="document">The patch that the code is of; edits are edits of what it shows.</param>
    /// <param name="withLines">Whether the code has the patch's line numbers; a tree's are others.</param>
    public static IReadOnlyList<CauseResult> Mended(
        IReadOnlyList<CauseResult> causes,
        PatchDocument document,
        SubjectCheck check,
        bool withLines,
        int jobs)
    {
        if (causes.Count == 0 || !check.Proofs.Any(proof => proof.Verdict is Verdict.Refuted)
            || TargetOf(document) is not { } target || MendTrials.MostInAMoment(target) == 0)
        {
            return causes;
        }

        // What does not mend a whole cause is not shown, so it is given up as soon as a machine says so.
        var wanted = causes.Select(cause => cause.Guarantees).ToList();
        var runs = check.Original ?? new OriginalRuns(check.Subject.Subject, check.Pool);
        var singles = new MendTrials(target, Original.Of(runs, check.Proofs), jobs, wanted).Singles(onlyTemplates: true);
        return [.. causes.Select(cause => cause with { Mend = MendOf(cause, singles, target, withLines) })];
    }

    /// <summary>The code that a patch shows, to be edited; null where it shows no unmap.</summary>
    public static MutationTarget? TargetOf(PatchDocument document)
    {
        var segments = document.Files.Where(file => file is { IsCSource: true, NewPath: not null })
            .SelectMany(file => file.PostImage)
            .ToList();
        try
        {
            return segments.Count == 0 ? null : new MutationTarget("patch", segments, BuildFlags.AddedBy(document.Files));
        }
        catch (UnreadableSubjectException)
        {
            return null;
        }
    }

    private static MendResult? MendOf(CauseResult cause, IReadOnlyList<TriedCandidate> singles, MutationTarget target, bool withLines)
    {
        var best = singles.Where(single => single.IsMend && cause.Guarantees.All(single.Wins.Contains))
            .OrderBy(single => single.Cost)
            .FirstOrDefault();
        return best is null ? null : MendMapper.Of(best, target, best.Wins, MendStanding.Tried, withLines);
    }
}
