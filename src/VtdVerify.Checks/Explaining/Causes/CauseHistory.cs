using VtdVerify.Reporting;

namespace VtdVerify.Checks.Explaining.Causes;

/// <summary>Since when a cause is there: which of the subjects before has it, too.</summary>
internal static class CauseHistory
{
    /// <summary>The subjects with that said of the causes of each checked one.</summary>
    /// <param name="subjects">In the order in which one comes from the other: the code before a patch, or the patches of a series.</param>
    public static IReadOnlyList<SubjectResult> Told(IReadOnlyList<SubjectResult> subjects) =>
    [
        .. subjects.Select((subject, index) => subject.Role == SubjectRole.Shown || !HasBefore(subjects, index)
            ? subject
            : subject with { Causes = [.. subject.Causes.Select(cause => cause with { Since = Since(cause, subjects, index) })] }),
    ];

    private static string Since(CauseResult cause, IReadOnlyList<SubjectResult> subjects, int index)
    {
        var first = index;
        while (HasBefore(subjects, first) && subjects[first - 1].Causes.Any(earlier => IsSame(earlier, cause)))
        {
            first--;
        }

        var isFirst = !HasBefore(subjects, first);
        var held = subjects[isFirst ? first : first - 1].Guarantees.Where(one => one.Verdict == VerdictKind.Proved).Select(one => one.Id);
        return isFirst
            ? $"{subjects[first].Name}: it was there before"
            : $"{subjects[first].Name}: before it, {Phrases(cause.Guarantees.Count(held.Contains), cause.Guarantees.Count)}";
    }

    private static bool HasBefore(IReadOnlyList<SubjectResult> subjects, int index) =>
        index > 0 && IsOfOneCode(subjects[index - 1], subjects[index]);

    private static bool IsOfOneCode(SubjectResult before, SubjectResult after) =>
        (before.Kind, before.Viommu) == (after.Kind, after.Viommu);

    private static bool IsSame(CauseResult one, CauseResult other) => one.Id == other.Id && one.Title == other.Title;

    private static string Phrases(int held, int count) => held == count && count == 1 ? "the guarantee was proved"
        : FormattableString.Invariant($"{held} of the {count} guarantees {(held == 1 ? "was" : "were")} proved");
}
