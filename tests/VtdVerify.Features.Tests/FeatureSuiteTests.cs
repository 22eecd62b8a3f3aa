using NUnit.Framework;
using Reqnroll;
using Reqnroll.Formatters.PayloadProcessing;
using VtdVerify.Features.Running;
using VtdVerify.Gherkin.Running;
using VtdVerify.Subjects;

namespace VtdVerify.Features.Tests;

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
    public void Runs_that_are_recorded_end_as_others_do_and_are_told_apart_by_their_subjects()
    {
        ISubject[] subjects = [new BrokenSubject.Idle(), ModelSubject.Shipped];
        var reports = new RunReports(messages: true, html: false, "scenarios");

        var recorded = Suite.Record(subjects, [], reports);

        var envelopes = reports.Messages.Split('\n').Select(NdjsonSerializer.Deserialize).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(recorded.Select(Outcomes), Is.EqualTo(subjects.Select(subject => Outcomes(Suite.Run(subject)))));
            Assert.That(envelopes.Count(one => one.Pickle is not null), Is.EqualTo(2 * Suite.Scenarios.Count()));
            Assert.That(envelopes.Count(one => one.TestCaseFinished is not null), Is.EqualTo(2 * Suite.Scenarios.Count()));
            Assert.That(
                envelopes.Select(one => one.Source?.Uri).OfType<string>(),
                Is.EquivalentTo(subjects.SelectMany(subject => Suite.Features.Select(file => $"{subject.Name}/{file.Path}"))));
        }
    }

    /// <summary>Mutants run without the engine, which alone would call one.</summary>
    [Test]
    public void No_step_definition_comes_with_a_hook() => Assert.That(
        from type in typeof(FeatureSuite).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.IsDefined(typeof(HookAttribute), inherit: true)
        select method.Name,
        Is.Empty);

    private static IEnumerable<(string, int, bool, string?)> Outcomes(IReadOnlyList<ScenarioOutcome> outcomes) =>
        outcomes.Select(outcome => (outcome.Feature, outcome.Line, outcome.Passed, outcome.Message));
}
