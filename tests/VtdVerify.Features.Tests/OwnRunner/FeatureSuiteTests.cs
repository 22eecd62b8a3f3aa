using System.Globalization;
using NUnit.Framework;
using VtdVerify.Features.OwnRunner;
using VtdVerify.Gherkin.Messages;
using VtdVerify.Subjects;

namespace VtdVerify.Features.Tests.OwnRunner;

/// <summary>The suite as its hosts see it.</summary>
public class FeatureSuiteTests
{
    private static FeatureSuite Suite => FeatureSuite.Default;

    [Test]
    public void The_scenarios_of_one_guarantee_can_be_run_alone()
    {
        var outcomes = Suite.Run(ModelSubject.Shipped, "guard");
        Assert.That(outcomes, Is.Not.Empty);
        Assert.That(outcomes.Select(outcome => outcome.GuaranteeIds), Has.All.Contains("guard"));
    }

    [Test]
    public void An_outcome_tells_where_the_scenario_stands_and_what_failed()
    {
        var failed = Suite.Run(new BrokenSubject.Idle(), "plain-cover")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failed.Feature, Is.EqualTo("Guarantees/PlainCover.feature"));
            Assert.That(failed.Line, Is.GreaterThan(1));
            Assert.That((failed.Passed, failed.Skipped), Is.EqualTo((false, false)));
            Assert.That(failed.FailedStep, Does.StartWith("Then the plain path unmaps every address"));
            Assert.That(failed.Message, Is.EqualTo(
                "expected every address of [0x0, 0xfedfffff] to be unmapped once, and no other; found 0x0 to be unmapped 0 times"));
        }
    }

    [Test]
    public void Subjects_can_be_run_at_the_same_time()
    {
        string[] Passed(ISubject subject) => [.. Suite.Run(subject).Where(outcome => outcome.Passed).Select(outcome => outcome.Name)];
        var alone = ModelSubject.All.Select(Passed).ToList();
        var together = ModelSubject.All.AsParallel().AsOrdered().Select(Passed).ToList();
        Assert.That(together, Is.EqualTo(alone));
    }

    [Test]
    public void The_messages_of_several_subjects_can_be_read_back()
    {
        ISubject[] subjects = [new BrokenSubject.Idle(), ModelSubject.Shipped];
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        Suite.WriteMessages(output, "0.1.0", [.. subjects.Select(subject => (subject, Suite.Run(subject)))]);
        var envelopes = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(MessageJson.Deserialize).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(envelopes.Count(one => one.Pickle is not null), Is.EqualTo(Suite.Scenarios.Count()));
            Assert.That(envelopes.Count(one => one.TestCaseFinished is not null), Is.EqualTo(2 * Suite.Scenarios.Count()));
            Assert.That(
                envelopes.Select(one => one.Attachment?.Body).OfType<string>().Distinct(),
                Is.EqualTo(subjects.Select(subject => $"subject: {subject.Name}")));
        }
    }
}
