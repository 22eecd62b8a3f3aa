using NUnit.Framework;
using VtdVerify.Features.OwnRunner;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Running;
using VtdVerify.Subjects;

namespace VtdVerify.Features.Tests.OwnRunner;

/// <summary>One test for each scenario: what ships keeps every guarantee.</summary>
public class ShippedSubjectTests
{
    private static IEnumerable<TestCaseData> Scenarios => FeatureSuite.Default.Scenarios.Select(scenario =>
    {
        var test = new TestCaseData(scenario).SetName($"{scenario.Feature.Name}: {scenario.Name}");
        return scenario.Tags.Aggregate(test, (data, tag) => data.SetCategory(tag));
    });

    [TestCaseSource(nameof(Scenarios))]
    public void The_shipped_subject_passes(Pickle scenario)
    {
        var outcome = FeatureSuite.Default.Run(ModelSubject.Shipped, [scenario]).Single();
        Assert.That(
            outcome.Result.Status,
            Is.EqualTo(ResultStatus.Passed),
            () => $"{outcome.Feature}:{outcome.Line} {outcome.FailedStep}: {outcome.Message}");
    }
}
