using Io.Cucumber.Messages.Types;
using NUnit.Framework;
using Reqnroll.Formatters.PayloadProcessing;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Running;

namespace VtdVerify.Tests.Gherkin;

/// <summary>What Reqnroll's formatters write, read back by the package of the protocol.</summary>
public class ReportTests
{
    private static readonly string[] Names = ["passes", "fails", "is undefined", "is ambiguous", "is pending", "is ignored"];

    private static readonly FeatureFile Feature = FeatureFile.Parse(
        "all.feature",
        """
        Feature: All ways to end
          Scenario: passes
            Given it works
          Scenario: fails
            When it breaks
          Scenario: is undefined
            Given nobody knows
          Scenario: is ambiguous
            Then it is one of two
          Scenario: is pending
            Then nobody has written this
          @ignore
          Scenario: is ignored
            Given it works
        """);

    private static readonly Lazy<RunReports> Recorded = new(Record);

    private static IReadOnlyList<Envelope> Envelopes { get; } = Read(Recorded.Value.Messages);

    [Test]
    public void The_messages_hold_the_feature_its_pickles_and_the_steps_that_are_defined()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Envelopes.Single(one => one.Source is not null).Source.Uri, Is.EqualTo("all.feature"));
            Assert.That(Envelopes.Where(one => one.Pickle is not null).Select(one => one.Pickle.Name), Is.EqualTo(Names));
            Assert.That(Envelopes.Count(one => one.StepDefinition is not null), Is.EqualTo(Scenarios.Runtime.Catalogue.Steps.Count));
        }
    }

    [TestCase("passes", TestStepResultStatus.PASSED)]
    [TestCase("fails", TestStepResultStatus.FAILED)]
    [TestCase("is undefined", TestStepResultStatus.UNDEFINED)]
    [TestCase("is ambiguous", TestStepResultStatus.AMBIGUOUS)]
    [TestCase("is pending", TestStepResultStatus.PENDING)]
    public void The_messages_say_how_each_scenario_ended(string name, TestStepResultStatus status)
    {
        var pickle = Envelopes.Single(one => one.Pickle?.Name == name).Pickle;
        var testCase = Envelopes.Single(one => one.TestCase?.PickleId == pickle.Id).TestCase;
        var started = Envelopes.Single(one => one.TestCaseStarted?.TestCaseId == testCase.Id).TestCaseStarted;
        var steps = Envelopes.Where(one => one.TestStepFinished?.TestCaseStartedId == started.Id);
        Assert.That(steps.Select(one => one.TestStepFinished.TestStepResult.Status), Does.Contain(status));
    }

    [Test]
    public void A_run_with_a_scenario_that_failed_is_no_success() =>
        Assert.That(Envelopes[^1].TestRunFinished.Success, Is.False);

    [Test]
    public void The_page_holds_the_same_messages()
    {
        Assert.That(
            Recorded.Value.Html,
            Does.StartWith("<!DOCTYPE html>").And.Contain("<title>The title</title>").And.Contain("All ways to end"));
    }

    [Test]
    public void Two_runs_differ_in_their_times_alone() =>
        Assert.That(Timeless(Record().Messages), Is.EqualTo(Timeless(Recorded.Value.Messages)));

    private static RunReports Record()
    {
        var reports = new RunReports(messages: true, html: true, "The title");
        var runtime = ReqnrollRuntime.Start(typeof(Scenarios).Assembly, reports);
        using (var runner = runtime.NewRunner())
        {
            foreach (var pickle in Feature.Pickles)
            {
                runner.Run(pickle, services => services.RegisterInstanceAs(new Journal()));
            }
        }

        runtime.Finish();
        return reports;
    }

    private static List<Envelope> Read(string messages) =>
        [.. messages.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(NdjsonSerializer.Deserialize)];

    private static IEnumerable<string> Timeless(string messages) => messages.Split('\n')
        .Select(line => System.Text.RegularExpressions.Regex.Replace(line, "\"(seconds|nanos)\":[0-9]+|\"stackTrace\":\"[^\"]*\"", "-"));
}
