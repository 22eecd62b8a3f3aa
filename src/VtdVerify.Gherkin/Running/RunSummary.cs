namespace VtdVerify.Gherkin.Running;

/// <summary>The scenarios of a run, counted.</summary>
public sealed record RunSummary(int Passed, int Failed, int Undefined, int Ambiguous, int Pending, int Skipped)
{
    public int Total => Passed + Failed + Undefined + Ambiguous + Pending + Skipped;

    /// <summary>At least one scenario passed, and none ended otherwise except as skipped. A run of nothing is no success.</summary>
    public bool Success => Passed > 0 && Passed + Skipped == Total;

    public static RunSummary Of(IEnumerable<ScenarioResult> results)
    {
        var counts = results.CountBy(result => result.Status).ToDictionary();
        int Count(ResultStatus status) => counts.GetValueOrDefault(status);
        return new RunSummary(
            Count(ResultStatus.Passed),
            Count(ResultStatus.Failed),
            Count(ResultStatus.Undefined),
            Count(ResultStatus.Ambiguous),
            Count(ResultStatus.Pending),
            Count(ResultStatus.Skipped));
    }
}
