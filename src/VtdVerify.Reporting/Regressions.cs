namespace VtdVerify.Reporting;

/// <summary>How something fares from the code before a patch to the code with it.</summary>
public enum Fate
{
    Keeps,
    Repairs,
    Breaks,
    LeavesBroken,

    /// <summary>What held before is not shown any more, or whether it held was not decided.</summary>
    Undecided,
}

/// <summary>A guarantee, or what it says of one class of scopes, before a patch and with it.</summary>
/// <param name="Class">The class's id; null for the guarantee as a whole.</param>
public sealed record Comparison(string Guarantee, string? Class, Fate Fate);

/// <summary>Compares the checked subjects with the code before the patch: the one subject of their vIOMMU that is only shown.</summary>
public static class Regressions
{
    /// <summary>The code of the same vIOMMU before the patch; null where it is not among the subjects, or not alone.</summary>
    private static SubjectResult? Before(CheckResult result, SubjectResult after) =>
        result.Subjects.Where(subject => subject.Role == SubjectRole.Shown && subject.Viommu == after.Viommu).ToList() is [var only]
            ? only
            : null;

    /// <summary>Each guarantee as a whole, and each narrower class of scopes of which both say something.</summary>
    public static IReadOnlyList<Comparison> Of(SubjectResult before, SubjectResult after) =>
    [
        .. from now in after.Guarantees
           let old = before.Guarantees.FirstOrDefault(guarantee => guarantee.Id == now.Id)
           where old is not null
           from comparison in Compare(old, now)
           select comparison,
    ];

    /// <summary>
    /// 0 unless a checked subject breaks what held before, for a guarantee or for one class of scopes; what is only repaired, or was broken
    /// and stays so, is no regression. A defect stays one; where it is not decided whether something held, or still does, so is the answer,
    /// and so it is where an assumption is not proved of the tree any more.
    /// </summary>
    public static int ExitCode(CheckResult result)
    {
        var compared = result.Subjects.Where(subject => subject.Role == SubjectRole.Checked)
            .Select(after => (Before: Before(result, after), After: after))
            .ToList();
        var isComplete = compared.TrueForAll(pair => pair.Before is not null);
        var fates = isComplete ? compared.SelectMany(pair => Of(pair.Before!, pair.After)).Select(one => one.Fate).ToHashSet() : [];
        return ExitCodes.Worst(
            isDefect: Standings.Judged(result).Any(guarantee => Standings.Of(guarantee, allowBounded: false) == Standing.Defect),
            isRefuted: fates.Contains(Fate.Breaks),
            isUnread: isComplete && result.Series is { IsCutShort: true },
            isUndecided: fates.Count == 0 || fates.Contains(Fate.Undecided) || LostGround(result).Count > 0);
    }

    /// <summary>The assumptions of a proof that the tree's own code keeps before the patch, and is not shown to keep with it.</summary>
    public static IReadOnlyList<(string Assumption, AssumptionOnTree Now)> LostGround(CheckResult result) =>
    [
        .. from after in result.Subjects
           where after.Role == SubjectRole.Checked
           let before = Before(result, after)
           where before is not null
           from assumption in result.Assumptions
           where assumption.Guarantees.Count > 0
           let ofTree = assumption.OfTree ?? []
           from now in ofTree
           where now.Subject == after.Name && !now.Shown && ofTree.Any(then => then.Subject == before.Name && then.Shown)
           select (assumption.Id, now),
    ];

    /// <summary>One guarantee as a whole.</summary>
    public static Fate Of(GuaranteeResult before, GuaranteeResult after) =>
        Of(Standings.Of(before, allowBounded: false), Standings.Of(after, allowBounded: false));

    /// <summary>The classes of scopes, by id, for which a guarantee held before and is refuted now.</summary>
    public static IReadOnlyList<string> BrokenClasses(GuaranteeResult before, GuaranteeResult after) =>
        [.. Compare(before, after).Where(one => one.Fate == Fate.Breaks).Select(one => one.Class).OfType<string>()];

    private static IEnumerable<Comparison> Compare(GuaranteeResult old, GuaranteeResult now)
    {
        yield return new Comparison(now.Id, null, Of(old, now));
        foreach (var scopes in now.Classes.Where(scopes => scopes.Id != ClassResult.DefaultId))
        {
            if (old.Classes.FirstOrDefault(other => other.Id == scopes.Id) is { } earlier)
            {
                yield return new Comparison(now.Id, scopes.Id, Of(Of(earlier.Verdict), Of(scopes.Verdict)));
            }
        }
    }

    private static Standing Of(VerdictKind verdict) => verdict switch
    {
        VerdictKind.Proved => Standing.Holds,
        VerdictKind.Refuted => Standing.Refuted,
        VerdictKind.ToolError => Standing.Defect,
        _ => Standing.Undecided,
    };

    private static Fate Of(Standing before, Standing after) => (before, after) switch
    {
        (Standing.Holds, Standing.Holds) => Fate.Keeps,
        (Standing.Refuted, Standing.Holds) => Fate.Repairs,
        (Standing.Holds, Standing.Refuted) => Fate.Breaks,
        (Standing.Refuted, Standing.Refuted) => Fate.LeavesBroken,
        (Standing.Refuted, Standing.Undecided) => Fate.LeavesBroken,
        (Standing.Undecided, Standing.Holds) => Fate.Repairs,
        _ => Fate.Undecided,
    };
}
