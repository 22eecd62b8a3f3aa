using NUnit.Framework;
using Reqnroll;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Tests.Gherkin;

/// <summary>The canaries: each way in which a scenario must not pass, and what is said of it.</summary>
public class OutcomeTests
{
    [Test]
    public void A_scenario_whose_steps_all_pass_passes()
    {
        var result = Scenarios.RunSteps("Given it works\nAnd it works later\nThen it is a 1 minute duration");
        Assert.That((result.Status, result.Failure), Is.EqualTo((ScenarioExecutionStatus.OK, (object?)null)));
    }

    [TestCase("it breaks", "broken")]
    [TestCase("it breaks later", "broken later")]
    public void A_step_that_throws_fails_and_shows_what_was_thrown(string step, string message)
    {
        var result = Scenarios.RunSteps($"When {step}\nThen nobody knows");
        Assert.That(result.Status, Is.EqualTo(ScenarioExecutionStatus.TestError));
        Assert.That(result.Failure!.Exception, Is.TypeOf<InvalidOperationException>().With.Message.EqualTo(message));
        Assert.That(result.Failure.Message, Is.EqualTo(message));
    }

    [Test]
    public void An_argument_exception_of_a_step_is_not_taken_for_a_wrong_call() =>
        Assert.That(Scenarios.RunSteps("When it is called wrongly").Failure!.Exception, Is.TypeOf<ArgumentException>());

    [Test]
    public void A_failure_names_step_file_line_and_column()
    {
        var failure = Scenarios.RunSteps("  Given it works\n  When it breaks").Failure!;
        Assert.That((failure.Text, failure.Location), Is.EqualTo(("When it breaks", new SourceLocation("sample.feature", 4, 3))));
    }

    [Test]
    public void An_undefined_step_fails_with_a_snippet_and_the_nearest_step()
    {
        var result = Scenarios.RunSteps("Given it works\nThen nobody has written that");
        Assert.That(result.Status, Is.EqualTo(ScenarioExecutionStatus.UndefinedStep));
        Assert.That(result.Failure!.Location.Line, Is.EqualTo(4));
        Assert.That(result.Failure.Message, Does
            .Contain("No step definition matches 'Then nobody has written that'.")
            .And.Contain("The nearest step is 'Then nobody has written this'.")
            .And.Contain("[Then(").And.Contain("public void ThenNobodyHasWrittenThat()"));
    }

    [Test]
    public void An_ambiguous_step_fails_and_names_both_definitions()
    {
        var result = Scenarios.RunSteps("Then it is one of two");
        Assert.That(result.Status, Is.EqualTo(ScenarioExecutionStatus.BindingError));
        Assert.That(result.Failure!.Message, Does.Contain("OneOfTwo").And.Contain("EitherOfTwo"));
        Assert.That(result.Failure.Location.Line, Is.EqualTo(3));
    }

    [Test]
    public void A_pending_step_fails()
    {
        var result = Scenarios.RunSteps("Then nobody has written this");
        Assert.That(result.Status, Is.EqualTo(ScenarioExecutionStatus.StepDefinitionPending));
        Assert.That(result.Failure!.Message, Does.Contain("not implemented"));
        Assert.That(result.Failure.Text, Is.EqualTo("Then nobody has written this"));
    }

    [Test]
    public void An_argument_that_cannot_be_converted_fails()
    {
        var result = Scenarios.RunSteps("Then it is a long duration");
        Assert.That(result.Status, Is.Not.EqualTo(ScenarioExecutionStatus.OK));
        Assert.That(result.Failure!.Location.Line, Is.EqualTo(3));
    }

    [TestCase("breaks-before", "a hook before the scenario", "broken before")]
    [TestCase("breaks-after", "a hook after the scenario", "broken after")]
    [TestCase("breaks-around-steps", "Given it works", "broken before a step")]
    [TestCase("breaks-behind-steps", "Given it works", "broken after a step")]
    public void A_hook_that_fails_fails_the_scenario_and_says_where(string tag, string where, string message)
    {
        var result = Scenarios.RunTagged(tag, "Given it works");
        Assert.That(result.Status, Is.EqualTo(ScenarioExecutionStatus.TestError));
        Assert.That((result.Failure!.Text, result.Failure.Message), Is.EqualTo((where, message)));
    }

    [Test]
    public void A_hook_before_the_feature_that_fails_fails_each_of_its_scenarios()
    {
        var pickles = Scenarios.Feature("@breaks-features\nFeature: f\nScenario: s\nGiven it works\nScenario: t\nGiven it works").Pickles;
        using var runner = Scenarios.Runtime.NewRunner();
        var results = pickles.Select(pickle => runner.Run(pickle, services => services.RegisterInstanceAs(new Journal()))).ToList();
        Assert.That(results.Select(result => result.Failure?.Message), Is.All.EqualTo("broken before the feature"));
        Assert.That(results, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_hook_after_the_feature_that_fails_is_not_lost()
    {
        var runner = Scenarios.Runtime.NewRunner();
        runner.Run(
            Scenarios.Feature("@breaks-after-features\nFeature: f\nScenario: s\nGiven it works").Pickles[0],
            services => services.RegisterInstanceAs(new Journal()));
        Assert.That(runner.Dispose, Throws.TypeOf<ReqnrollException>().With.Message.Contain("broken after the feature"));
    }

    [Test]
    public void Hooks_surround_the_scenario_also_where_a_step_fails()
    {
        var journal = new Journal();
        Scenarios.Run(Scenarios.Feature("Feature: f\n@watched\nScenario: s\nGiven it works\nWhen it breaks").Pickles[0], journal);
        Assert.That(journal.Entries, Is.EqualTo(["before", "works", "after"]));
    }

    [Test]
    public void An_ignored_scenario_runs_nothing_and_is_no_pass()
    {
        var journal = new Journal();
        var result = Scenarios.Run(Scenarios.Feature("Feature: f\n@watched @ignore\nScenario: s\nWhen it breaks").Pickles[0], journal);
        Assert.That(result.Status, Is.EqualTo(ScenarioExecutionStatus.Skipped));
        Assert.That(journal.Entries, Is.Empty);
    }

    [Test]
    public void Arguments_tables_and_transformations_reach_the_step()
    {
        var journal = new Journal();
        Scenarios.Run(Scenarios.Single("Then there are 3 of \"these\":\n| of |\n| 4K |\nAnd it is a 5 minute duration"), journal);
        Assert.That(journal.Entries, Is.EqualTo(["3 these 4K", "5"]));
    }
}
