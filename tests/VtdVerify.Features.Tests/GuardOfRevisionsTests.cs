using NUnit.Framework;
using Reqnroll;
using VtdVerify.Features.Running;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Subjects;

namespace VtdVerify.Features.Tests;

/// <summary>
/// One test for each scenario of the guard on each revision that has the patch's guard. Removing or negating it must be caught here: the
/// mutation gate of mutation/ runs these tests and no others.
/// </summary>
public class GuardOfRevisionsTests
{
    private static readonly string[] Guarded = ["v6", "fixed"];

    private static IEnumerable<TestCaseData> Scenarios =>
        from scenario in FeatureSuite.Default.Scenarios
        where scenario.Tags.Contains("guard")
        from revision in Guarded
        select new TestCaseData(revision, scenario).SetName($"{scenario.Name} ({revision})");

    [TestCaseSource(nameof(Scenarios))]
    public void A_guarded_revision_passes(string revision, Pickle scenario)
    {
        var subject = ModelSubject.All.Single(one => one.Name == revision);
        var outcome = FeatureSuite.Default.Run(subject, [scenario]).Single();
        Assert.That(outcome.Result.Status, Is.EqualTo(ScenarioExecutionStatus.OK), () => $"{outcome.FailedStep}: {outcome.Message}");
    }
}
