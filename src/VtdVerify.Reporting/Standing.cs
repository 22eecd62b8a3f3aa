namespace VtdVerify.Reporting;

/// <summary>What a guarantee comes to for the exit code, from the harmless to the worst.</summary>
internal enum Standing
{
    Holds,
    Undecided,
    Refuted,
    Defect,
}

internal static class Standings
{
    public static Standing Of(GuaranteeResult guarantee, bool allowBounded)
    {
        if (Consistency.Contradictions(guarantee).Count > 0 || Any(guarantee, VerdictKind.ToolError))
        {
            return Standing.Defect;
        }

        if (guarantee.Scenarios.Failed > 0 || Any(guarantee, VerdictKind.Refuted))
        {
            return Standing.Refuted;
        }

        return Holds(guarantee, allowBounded) ? Standing.Holds : Standing.Undecided;
    }

    /// <summary>The obligations that a guarantee rests on.</summary>
    public static IReadOnlyList<ObligationVerdict> Backing(GuaranteeResult guarantee) =>
        [.. guarantee.Obligations.Where(obligation => obligation.Class == ClassResult.DefaultId)];

    /// <summary>The guarantees that are judged: those of the checked subjects.</summary>
    public static IEnumerable<GuaranteeResult> Judged(CheckResult result) =>
        result.Subjects.Where(subject => subject.Role == SubjectRole.Checked).SelectMany(subject => subject.Guarantees);

    // A claim of a narrower class does not carry the guarantee: only those of the default class do, and there must be one.
    private static bool Holds(GuaranteeResult guarantee, bool allowBounded)
    {
        var backing = Backing(guarantee);

        // Scenarios that did not end may take more turns than a bound covers.
        var bounded = allowBounded && guarantee.Scenarios.Undecided is null;
        return backing.Count > 0 && IsGreen(guarantee, bounded) && backing.All(one => IsGreen(one, bounded));
    }

    private static bool IsGreen(IJudged judged, bool allowBounded) =>
        judged.Verdict == VerdictKind.Proved || (allowBounded && judged.Verdict == VerdictKind.ProvedToBound);

    private static bool Any(GuaranteeResult guarantee, VerdictKind verdict) =>
        guarantee.Verdict == verdict
        || guarantee.Obligations.Any(obligation => obligation.Verdict == verdict)
        || guarantee.Classes.Any(scopes => scopes.Verdict == verdict);
}
