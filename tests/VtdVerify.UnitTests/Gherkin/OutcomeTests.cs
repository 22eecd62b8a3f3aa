using NUnit.Framework;
using VtdVerify.Gherkin.Bindings;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Running;
using VtdVerify.Gherkin;

namespace VtdVerify.Tests.Gherkin;

/// <summary>The canaries: each way in which a scenario must not pass.</summary>
public class OutcomeTests
{
    [Test]
    public void A_scenario_whose_steps_all_pass_passes()
    {
        var result = Scenarios.RunSteps("Given it works\nAnd it works later\nAnd it works at last", typeof(Steps));
        Assert.That(result.Status, Is.EqualTo(ResultStatus.Passed));
        Assert.That(result.Failure, Is.Null);
    }

    [TestCase("it breaks", "broken")]
    [TestCase("it breaks later", "broken later")]
    [TestCase("it breaks at last", "broken at last")]
    public void A_step_that_throws_fails_the_scenario(string step, string message)
    {
        var result = Scenarios.RunSteps($"Given {step}", typeof(Steps));
        Assert.That(result.Status, Is.EqualTo(ResultStatus.Failed));
        Assert.That(result.Failure?.Exception, Is.TypeOf<InvalidOperationException>());
        Assert.That(result.Failure?.Message, Is.EqualTo(message));
    }

    [Test]
    public void A_failure_names_step_file_line_and_column()
    {
        var failure = Scenarios.RunSteps("  Given it breaks", typeof(Steps)).Failure!;
        Assert.That(failure.Text, Is.EqualTo("Given it breaks"));
        Assert.That(failure.Location, Is.EqualTo(new SourceLocation("sample.feature", 3, 3)));
    }

    [Test]
    public void Steps_after_one_that_did_not_pass_are_skipped()
    {
        var result = Scenarios.RunSteps("Given it breaks\nAnd it works\nAnd nobody knows", typeof(Steps));
        Assert.That(
            result.Steps.Select(step => step.Status),
            Is.EqualTo([ResultStatus.Failed, ResultStatus.Skipped, ResultStatus.Skipped]));
    }

    [Test]
    public void An_undefined_step_fails_the_scenario_and_proposes_a_definition()
    {
        var result = Scenarios.RunSteps("When I unmap 0x1000 of \"the tree\":\n|a|", typeof(Steps));
        Assert.That(result.Status, Is.EqualTo(ResultStatus.Undefined));
        Assert.That(result.Failure?.Message, Does.Contain("""[When(@"^I unmap (\w+) of ""([^""]*)"":$")]"""));
        Assert.That(result.Failure?.Message, Does.Contain("public void WhenIUnmapOf(string value1, string value2, DataTable table)"));
    }

    [Test]
    public void A_step_of_another_kind_is_undefined() =>
        Assert.That(Scenarios.RunSteps("When it works", typeof(Steps)).Status, Is.EqualTo(ResultStatus.Undefined));

    [Test]
    public void Expressions_are_case_sensitive() =>
        Assert.That(Scenarios.RunSteps("Given It works", typeof(Steps)).Status, Is.EqualTo(ResultStatus.Undefined));

    [Test]
    public void A_step_definition_is_of_every_kind() =>
        Assert.That(Scenarios.RunSteps("Given any\nWhen any\nThen any", typeof(Steps)).Status, Is.EqualTo(ResultStatus.Passed));

    [Test]
    public void A_step_that_two_methods_match_is_ambiguous_and_names_both()
    {
        var result = Scenarios.RunSteps("Given a twin", typeof(Steps));
        Assert.That(result.Status, Is.EqualTo(ResultStatus.Ambiguous));
        Assert.That(result.Failure?.Message, Does.Contain("Steps.Twin").And.Contain("Steps.OtherTwin"));
    }

    [Test]
    public void Two_expressions_of_one_method_are_not_ambiguous() =>
        Assert.That(Scenarios.RunSteps("Given one or two", typeof(Steps)).Status, Is.EqualTo(ResultStatus.Passed));

    [Test]
    public void A_pending_step_fails_the_scenario() =>
        Assert.That(Scenarios.RunSteps("Given it is pending", typeof(Steps)).Status, Is.EqualTo(ResultStatus.Pending));

    [Test]
    public void A_step_whose_definition_takes_no_table_fails_and_says_so()
    {
        var result = Scenarios.RunSteps("Given it works\n|a|", typeof(Steps));
        Assert.That(result.Status, Is.EqualTo(ResultStatus.Failed));
        Assert.That(result.Failure?.Message, Does.Contain("Steps.Works").And.Contain("table"));
    }

    [Test]
    public void An_ignored_scenario_is_skipped_and_counted()
    {
        var results = Scenarios.RunFeature("Feature: f\n@Ignore\nScenario: s\nGiven it breaks\nScenario: t\nGiven it works", typeof(Steps));
        var summary = RunSummary.Of(results);
        Assert.That(results[0].Steps.Select(step => step.Status), Is.EqualTo([ResultStatus.Skipped]));
        Assert.That(summary, Is.EqualTo(new RunSummary(1, 0, 0, 0, 0, 1)));
        Assert.That(summary.Success, Is.True);
    }

    [Test]
    public void A_run_in_which_no_scenario_passed_is_no_success()
    {
        Assert.That(RunSummary.Of([]).Success, Is.False);
        var ignored = Scenarios.RunFeature("Feature: f\n@ignore\nScenario: s\nGiven it works", typeof(Steps));
        Assert.That(RunSummary.Of(ignored).Success, Is.False);
    }

    [TestCase("it breaks")]
    [TestCase("nobody knows")]
    [TestCase("a twin")]
    [TestCase("it is pending")]
    public void A_run_with_a_scenario_that_did_not_pass_is_no_success(string step)
    {
        var results = Scenarios.RunFeature($"Feature: f\nScenario: s\nGiven {step}\nScenario: t\nGiven it works", typeof(Steps));
        Assert.That(RunSummary.Of(results).Success, Is.False);
    }

    [Test]
    public void Scenarios_run_at_the_same_time_without_sharing_anything()
    {
        var registry = BindingRegistry.FromTypes(typeof(Counting));
        var runner = new ScenarioRunner(registry);
        var pickle = Scenarios.Single(string.Concat(Enumerable.Repeat("Given one more\n", 50)) + "Then there are 50");
        var statuses = Enumerable.Range(0, 200).AsParallel().Select(_ => runner.Run(pickle).Status).Distinct().ToList();
        Assert.That(statuses, Is.EqualTo([ResultStatus.Passed]));
    }

    [Binding]
    public class Steps
    {
        [Given("^it works$")]
        public void Works()
        {
        }

        [Given("^it works later$")]
        public async Task WorksLater() => await Task.Yield();

        [Given("^it works at last$")]
        public async ValueTask WorksAtLast() => await Task.Yield();

        [Given("^it breaks$")]
        public void Breaks() => throw new InvalidOperationException("broken");

        [Given("^it breaks later$")]
        public async Task BreaksLater()
        {
            await Task.Yield();
            throw new InvalidOperationException("broken later");
        }

        [Given("^it breaks at last$")]
        public async ValueTask BreaksAtLast()
        {
            await Task.Yield();
            throw new InvalidOperationException("broken at last");
        }

        [StepDefinition("^any$")]
        public void Any()
        {
        }

        [Given("^a twin$")]
        public void Twin()
        {
        }

        [Given("^a .*$")]
        public void OtherTwin()
        {
        }

        [Given("^one or .*$")]
        [Given("^.* or two$")]
        public void Either()
        {
        }

        [Given("^it is pending$")]
        public void Pending() => throw new PendingStepException();
    }

    [Binding]
    public class Counting(Journal journal)
    {
        [Given("^one more$")]
        public void More() => journal.Entries.Add(1);

        [Then("^there are 50$")]
        public void Check()
        {
            if (journal.Entries.Count != 50)
            {
                throw new InvalidOperationException($"{journal.Entries.Count} entries");
            }
        }
    }
}
