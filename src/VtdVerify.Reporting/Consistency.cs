namespace VtdVerify.Reporting;

/// <summary>What a guarantee's scenarios, obligations and verdict say about each other.</summary>
internal static class Consistency
{
    /// <summary>
    /// Sentences, one for each contradiction. One of its sides is wrong, so the tool is, and the verdict counts for nothing.
    /// </summary>
    public static IReadOnlyList<string> Contradictions(GuaranteeResult guarantee) =>
        [.. ExamplesAgainstProof(guarantee), .. VerdictAgainstObligations(guarantee), .. ObligationsAgainstEachOther(guarantee),
            .. NotReplayed(guarantee)];

    /// <summary>True when a refutation rests on the solver alone: the examples miss the case.</summary>
    public static bool NoScenarioShowsIt(GuaranteeResult guarantee) =>
        guarantee is { Verdict: VerdictKind.Refuted, Scenarios.Failed: 0 };

    private static IEnumerable<string> ExamplesAgainstProof(GuaranteeResult guarantee)
    {
        if (guarantee.Scenarios.Failed > 0 && (guarantee.Verdict == VerdictKind.Proved || AllProved(guarantee)))
        {
            yield return $"examples and proof contradict each other: it is proved, and {Count(guarantee.Scenarios.Failed)} of it failed; "
                + "one of them is wrong";
        }
    }

    private static IEnumerable<string> VerdictAgainstObligations(GuaranteeResult guarantee)
    {
        if (guarantee.Verdict == VerdictKind.Proved)
        {
            foreach (var refuted in guarantee.Obligations.Where(IsRefuted))
            {
                yield return $"it is proved, and its obligation {refuted.Id} is refuted for the class {refuted.Class}";
            }

            foreach (var refuted in guarantee.Classes.Where(IsRefuted))
            {
                yield return $"it is proved for every scope, and refuted for the class {refuted.Id}";
            }
        }

        foreach (var scopes in guarantee.Classes.Where(scopes => scopes.Verdict == VerdictKind.Proved))
        {
            foreach (var refuted in guarantee.Obligations.Where(one => one.Class == scopes.Id && IsRefuted(one)))
            {
                yield return $"it is proved for the class {scopes.Id}, and its obligation {refuted.Id} is refuted there";
            }
        }

        if (guarantee is { Verdict: VerdictKind.Refuted, Scenarios.Failed: 0 } && !guarantee.Obligations.Any(IsRefuted))
        {
            yield return "it is refuted, but no obligation is refuted and no scenario failed";
        }
    }

    private static IEnumerable<string> ObligationsAgainstEachOther(GuaranteeResult guarantee) =>
        from obligation in guarantee.Obligations
        group obligation by (obligation.Id, obligation.Class) into same
        where same.Any(IsRefuted) && same.Any(one => one.Verdict == VerdictKind.Proved)
        select $"its obligation {same.Key.Id} is both proved and refuted for the class {same.Key.Class}";

    private static IEnumerable<string> NotReplayed(GuaranteeResult guarantee) =>
        from obligation in guarantee.Obligations
        where obligation.Counterexample is { Replayed: false }
        select $"the counterexample of its obligation {obligation.Id} did not replay";

    private static bool AllProved(GuaranteeResult guarantee)
    {
        var backing = Standings.Backing(guarantee);
        return backing.Count > 0 && backing.All(obligation => obligation.Verdict == VerdictKind.Proved);
    }

    private static bool IsRefuted(IJudged judged) => judged.Verdict == VerdictKind.Refuted;

    private static string Count(int scenarios) => scenarios == 1 ? "1 scenario" : $"{scenarios} scenarios";
}
