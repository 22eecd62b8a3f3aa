using NUnit.Framework;
using VtdVerify.Features.Running;
using VtdVerify.Specs;
using VtdVerify.Specs.Guarantees;
using VtdVerify.Subjects;

namespace VtdVerify.Features.Tests;

/// <summary>Examples and proofs speak of the same guarantees: where one of them says that it is broken, so does the other.</summary>
[Category("Proof")]
public class ProofAgreementTests
{
    private static readonly Dictionary<string, IReadOnlyList<ScenarioOutcome>> Outcomes =
        ModelSubject.All.ToDictionary(subject => subject.Name, subject => FeatureSuite.Default.Run(subject));

    private static IEnumerable<string> GuaranteeIds => GuaranteeCatalog.All.Select(guarantee => guarantee.Id);

    private static IEnumerable<string> Revisions => ModelSubject.All.Select(subject => subject.Name);

    [Test]
    public void A_proved_guarantee_has_no_scenario_that_fails_and_a_refuted_one_has_some(
        [ValueSource(nameof(Revisions))] string revision, [ValueSource(nameof(GuaranteeIds))] string guaranteeId)
    {
        var verdict = Verdicts.Of(Subject(revision), guaranteeId);
        var failed = Outcomes[revision].Where(outcome => outcome.CountsFor.Contains(guaranteeId) && !outcome.Passed).ToList();
        Assert.That(verdict, Is.TypeOf<Verdict.Proved>().Or.TypeOf<Verdict.Refuted>());
        Assert.That(
            failed.Count > 0,
            Is.EqualTo(verdict is Verdict.Refuted),
            () => $"{verdict.GetType().Name}, and these fail: {string.Join("; ", failed.Select(outcome => outcome.Name))}");
    }

    [Test]
    public void The_alarm_rings_for_what_v6_leaves_behind()
    {
        var failed = Outcomes["v6"].Where(outcome => !outcome.Passed && outcome.GuaranteeIds.Contains("complete"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verdicts.Of(Subject("v6"), "complete"), Is.TypeOf<Verdict.Refuted>());
            Assert.That(failed.Select(outcome => outcome.Message), Has.Some.Contains("the mapping of 4K at 0xfef00000"));
        }
    }

    private static ModelSubject Subject(string revision) => ModelSubject.All.Single(subject => subject.Name == revision);
}
