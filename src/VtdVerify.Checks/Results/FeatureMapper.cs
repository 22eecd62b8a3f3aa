using VtdVerify.Features.Running;
using VtdVerify.Reporting;

namespace VtdVerify.Checks.Results;

/// <summary>What the feature files that the command line named say of a subject.</summary>
internal static class FeatureMapper
{
    public static IReadOnlyList<FeatureResult> Map(IEnumerable<ScenarioOutcome> outcomes) =>
        [.. outcomes.GroupBy(outcome => outcome.Result.Pickle.Feature).Select(file => Map(file.Key.Path, file.Key.Name, [.. file]))];

    private static FeatureResult Map(string file, string name, IReadOnlyList<ScenarioOutcome> outcomes) => new()
    {
        File = file,
        Name = name,
        Passed = outcomes.Count(outcome => outcome.Passed),
        Failed = outcomes.Count(outcome => outcome.Failed),
        Undecided = outcomes.Count(outcome => outcome.Undecided),
        Skipped = outcomes.Count(outcome => outcome.Skipped),
        Failures = [.. outcomes.Where(outcome => outcome.Failed || outcome.Undecided).Select(GuaranteeMapper.FailureOf)],
    };
}
