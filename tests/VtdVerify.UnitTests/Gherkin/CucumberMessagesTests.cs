using System.Globalization;
using Io.Cucumber.Messages.Types;
using NUnit.Framework;
using VtdVerify.Gherkin;
using VtdVerify.Gherkin.Bindings;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Messages;
using VtdVerify.Gherkin.Running;

namespace VtdVerify.Tests.Gherkin;

public class CucumberMessagesTests
{
    private const string Text = """"
        @in-scope
        Feature: f
          Scenario Outline: s
            Given a page of <size>
            Then nobody knows
            Examples:
              | size |
              | 4K   |
              | 2M   |
          Scenario: t
            Given it breaks
            """
            doc
            """
          @ignore
          Scenario: u
            Given a page of 1G
        """";

    private static readonly string[] Subjects = ["v6", "fixed"];

    private static string Write()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var clock = new StoppedClock();
        var registry = BindingRegistry.FromTypes(typeof(Steps));
        var feature = FeatureFile.Parse("f.feature", Text);
        var writer = new CucumberMessagesWriter(output, clock);
        writer.Start("0.1.0", [feature], registry);
        foreach (var subject in Subjects)
        {
            var runner = new ScenarioRunner(registry, clock);
            foreach (var pickle in feature.Pickles)
            {
                writer.Write(runner.Run(pickle), subject);
            }
        }

        writer.Finish();
        return output.ToString();
    }

    private static List<Envelope> Read() =>
        [.. Write().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(MessageJson.Deserialize)];

    private static List<T> All<T>(IEnumerable<Envelope> envelopes, Func<Envelope, T?> part)
        where T : class => [.. envelopes.Select(part).OfType<T>()];

    [Test]
    public void The_stream_is_the_same_in_every_run()
    {
        var first = Write();
        Assert.That(Write(), Is.EqualTo(first));
    }

    [Test]
    public void The_stream_begins_with_the_meta_message_and_ends_with_the_end_of_the_run()
    {
        var envelopes = Read();
        Assert.That(envelopes[0].Meta.Implementation.Name, Is.EqualTo("VtdVerify"));
        Assert.That(envelopes[^1].TestRunFinished.Success, Is.False);
        Assert.That(envelopes[^1].TestRunFinished.TestRunStartedId, Is.EqualTo(All(envelopes, e => e.TestRunStarted).Single().Id));
    }

    [Test]
    public void Each_pickle_of_each_subject_is_a_test_case_that_refers_to_its_pickle()
    {
        var envelopes = Read();
        var pickles = All(envelopes, e => e.Pickle).Select(pickle => pickle.Id).ToList();
        var cases = All(envelopes, e => e.TestCase).Select(one => one.PickleId).ToList();
        Assert.That(pickles, Is.Unique.And.Count.EqualTo(4));
        Assert.That(cases, Is.EqualTo([.. pickles, .. pickles]));
    }

    [Test]
    public void Each_test_case_shows_its_subject()
    {
        var bodies = All(Read(), e => e.Attachment).Select(attachment => attachment.Body);
        Assert.That(bodies, Is.EqualTo(Enumerable.Repeat("subject: v6", 4).Concat(Enumerable.Repeat("subject: fixed", 4))));
    }

    [Test]
    public void Every_reference_resolves()
    {
        var envelopes = Read();
        var pickleSteps = All(envelopes, e => e.Pickle).SelectMany(pickle => pickle.Steps).Select(step => step.Id);
        var definitions = All(envelopes, e => e.StepDefinition).Select(definition => definition.Id);
        var hooks = All(envelopes, e => e.Hook).Select(hook => hook.Id);
        var cases = All(envelopes, e => e.TestCase);
        var steps = cases.SelectMany(one => one.TestSteps).ToList();
        var started = All(envelopes, e => e.TestCaseStarted);

        Assert.That(steps.Select(step => step.PickleStepId).OfType<string>().Distinct(), Is.SubsetOf(pickleSteps).And.Not.Empty);
        Assert.That(steps.SelectMany(step => step.StepDefinitionIds ?? []).Distinct(), Is.SubsetOf(definitions).And.Not.Empty);
        Assert.That(steps.Select(step => step.HookId).OfType<string>().Distinct(), Is.SubsetOf(hooks).And.Not.Empty);
        Assert.That(started.Select(one => one.TestCaseId), Is.EqualTo(cases.Select(one => one.Id)));
        Assert.That(
            All(envelopes, e => e.TestCaseFinished).Select(one => one.TestCaseStartedId), Is.EqualTo(started.Select(one => one.Id)));
        Assert.That(All(envelopes, e => e.TestStepStarted).Select(one => one.TestStepId), Is.EqualTo(steps.Select(step => step.Id)));
        Assert.That(All(envelopes, e => e.TestStepFinished).Select(one => one.TestStepId), Is.EqualTo(steps.Select(step => step.Id)));
    }

    [Test]
    public void The_nodes_that_pickles_refer_to_are_in_the_document()
    {
        var envelopes = Read();
        var scenarios = All(envelopes, e => e.GherkinDocument).Single().Feature.Children.Select(child => child.Scenario).ToList();
        var rows = scenarios.SelectMany(scenario => scenario.Examples).SelectMany(examples => examples.TableBody).Select(row => row.Id);
        Assert.That(
            All(envelopes, e => e.Pickle).SelectMany(pickle => pickle.AstNodeIds).Distinct(),
            Is.SubsetOf(scenarios.Select(one => one.Id).Concat(rows)));
    }

    [Test]
    public void Results_keep_status_message_and_exception()
    {
        var results = All(Read(), e => e.TestStepFinished).Select(finished => finished.TestStepResult).ToList();
        var failed = results.First(result => result.Status == TestStepResultStatus.FAILED);
        Assert.That(failed.Message, Is.EqualTo("broken"));
        Assert.That(failed.Exception.Type, Is.EqualTo("System.InvalidOperationException"));
        Assert.That(results.Select(result => result.Status), Does.Contain(TestStepResultStatus.UNDEFINED));
        Assert.That(results.Select(result => result.Status), Does.Contain(TestStepResultStatus.SKIPPED));
    }

    [Test]
    public void Names_are_camel_case_nulls_are_left_out_and_enumerations_are_described()
    {
        var text = Write();
        Assert.That(text, Does.Contain("\"mediaType\":\"text/x.cucumber.gherkin\\u002Bplain\""));
        Assert.That(text, Does.Contain("\"keywordType\":\"Context\"").And.Contain("\"type\":\"REGULAR_EXPRESSION\""));
        Assert.That(text, Does.Not.Contain("null"));
    }

    [Test]
    public void Times_are_whole_seconds_and_nanoseconds()
    {
        var timestamp = All(Read(), e => e.TestRunStarted).Single().Timestamp;
        Assert.That((timestamp.Seconds, timestamp.Nanos), Is.EqualTo((1_000_000_000L, 500_000_000L)));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(1_000_000_000_500);

        public override long GetTimestamp() => 0;
    }

    [Binding]
    public class Steps
    {
        [BeforeScenario("in-scope")]
        public void Prepare()
        {
        }

        [Given("^a page of (.*)$")]
        public void Page(string size) => ArgumentException.ThrowIfNullOrEmpty(size);

        [Given("^it breaks$")]
        public void Break(string text) => throw new InvalidOperationException(text == "doc" ? "broken" : text);
    }
}
