using NUnit.Framework;
using VtdVerify.Gherkin;
using VtdVerify.Gherkin.Bindings;
using VtdVerify.Gherkin.Running;

namespace VtdVerify.Tests.Gherkin;

public class HookTests
{
    private static IEnumerable<object> Run(string tags, string step, params Type[] bindings)
    {
        var journal = new Journal();
        var pickle = Scenarios.Feature($"@feature\nFeature: f\n{tags}\nScenario: s\nGiven {step}").Pickles[0];
        new ScenarioRunner(BindingRegistry.FromTypes(bindings)).Run(pickle, services => services.RegisterInstance(journal));
        return journal.Entries;
    }

    [Test]
    public void Hooks_surround_the_scenario_and_each_step_in_their_order() => Assert.That(
        Run(string.Empty, "a step", typeof(Hooks)),
        Is.EqualTo(["first", "second", "before step", "step", "after step", "after"]));

    [TestCase("@legacy")]
    [TestCase("@iommufd")]
    public void Several_tags_of_a_hook_mean_or(string tag) =>
        Assert.That(Run(tag, "a step", typeof(TaggedHooks)), Is.EqualTo(["either", "inherited"]));

    [Test]
    public void A_tagged_hook_needs_its_tag() =>
        Assert.That(Run("@other", "a step", typeof(TaggedHooks)), Is.EqualTo(["inherited"]));

    [Test]
    public void Hooks_after_the_step_and_the_scenario_run_also_when_the_step_fails() => Assert.That(
        Run(string.Empty, "a failing step", typeof(Hooks)),
        Is.EqualTo(["first", "second", "before step", "after step", "after: broken"]));

    [Test]
    public void No_hook_runs_for_an_ignored_scenario() => Assert.That(Run("@ignore", "a step", typeof(Hooks)), Is.Empty);

    [Test]
    public void The_background_comes_after_the_hooks_before_the_scenario()
    {
        var journal = new Journal();
        var pickle = Scenarios.Feature("Feature: f\nBackground:\nGiven a step\nScenario: s\nGiven a step").Pickles[0];
        new ScenarioRunner(BindingRegistry.FromTypes(typeof(Hooks))).Run(pickle, services => services.RegisterInstance(journal));
        Assert.That(journal.Entries.Take(4), Is.EqualTo(["first", "second", "before step", "step"]));
    }

    [Test]
    public void A_hook_that_fails_fails_the_scenario_and_skips_its_steps()
    {
        var result = Scenarios.RunSteps("Given a step", typeof(FailingHook));
        Assert.That(result.Status, Is.EqualTo(ResultStatus.Failed));
        Assert.That(result.Steps.Select(step => step.Status), Is.EqualTo([ResultStatus.Failed, ResultStatus.Skipped]));
        Assert.That(result.Failure?.Text, Does.EndWith("FailingHook.Fail"));
    }

    [Test]
    public void A_hook_around_a_step_that_fails_fails_the_step()
    {
        var result = Scenarios.RunSteps("Given a step", typeof(FailingStepHook));
        Assert.That(result.Failure?.Text, Is.EqualTo("Given a step"));
        Assert.That(result.Failure?.Message, Is.EqualTo("after step"));
    }

    [Test]
    public void Hooks_around_features_and_the_run_run_once()
    {
        var text = "Feature: f\nScenario: s\nGiven a step\nScenario: t\nGiven a step";
        OnceHooks.Entries.Clear();
        var runner = new ScenarioRunner(BindingRegistry.FromTypes(typeof(OnceHooks)));
        foreach (var pickle in Scenarios.Feature(text).Pickles.ToList())
        {
            Assert.That(runner.Run(pickle).Status, Is.EqualTo(ResultStatus.Passed));
        }

        runner.Finish();
        Assert.That(OnceHooks.Entries, Is.EqualTo(["run", "feature f", "step", "step", "feature over", "run over"]));
    }

    [Test]
    public void A_hook_before_the_feature_that_fails_fails_each_of_its_scenarios()
    {
        var results = Scenarios.RunFeature(
            "@broken\nFeature: f\nScenario: s\nGiven a step\nScenario: t\nGiven a step", typeof(BrokenFeature));
        Assert.That(results.Select(result => result.Failure?.Message), Is.EqualTo(["no feature", "no feature"]));
    }

    [Test]
    public void A_hook_after_the_feature_that_fails_is_not_lost()
    {
        var runner = new ScenarioRunner(BindingRegistry.FromTypes(typeof(BrokenFeature)));
        runner.Run(Scenarios.Single("Given a step"));
        Assert.That(runner.Finish, Throws.TypeOf<ReqnrollException>().With.Message.Contain("no end"));
    }

    [Binding]
    public class Hooks(Journal journal, ScenarioContext context)
    {
        [BeforeScenario]
        public void Second() => journal.Entries.Add("second");

        [BeforeScenario(Order = 1)]
        public void First() => journal.Entries.Add("first");

        [BeforeStep]
        public void BeforeStep() => journal.Entries.Add("before step");

        [AfterStep]
        public void AfterStep() => journal.Entries.Add("after step");

        [AfterScenario]
        public void After() => journal.Entries.Add(context.TestError is { } error ? $"after: {error.Message}" : "after");

        [Given("^a step$")]
        public void Step() => journal.Entries.Add("step");

        [Given("^a failing step$")]
        public void FailingStep() => throw new InvalidOperationException("broken");
    }

    [Binding]
    public class TaggedHooks(Journal journal)
    {
        [BeforeScenario("legacy", "@iommufd")]
        public void Either() => journal.Entries.Add("either");

        [BeforeScenario("feature", Order = 20000)]
        public void Inherited() => journal.Entries.Add("inherited");

        [Given("^a step$")]
        public void Step()
        {
        }
    }

    [Binding]
    public class FailingHook
    {
        [BeforeScenario]
        public void Fail() => throw new InvalidOperationException("hook");

        [BeforeScenario(Order = 20000)]
        public void NotReached() => throw new InvalidOperationException("reached");

        [Given("^a step$")]
        public void Step()
        {
        }
    }

    [Binding]
    public class FailingStepHook
    {
        [AfterStep]
        public void Fail() => throw new InvalidOperationException("after step");

        [Given("^a step$")]
        public void Step()
        {
        }
    }

    [Binding]
    public class OnceHooks
    {
        public static IList<string> Entries { get; } = [];

        [BeforeTestRun]
        public static void Run() => Entries.Add("run");

        [BeforeFeature]
        public static void Feature(FeatureContext context) => Entries.Add($"feature {context.FeatureInfo.Title}");

        [AfterFeature]
        public static void FeatureOver() => Entries.Add("feature over");

        [AfterTestRun]
        public static void RunOver() => Entries.Add("run over");

        [Given("^a step$")]
        public void Step() => Entries.Add("step");
    }

    [Binding]
    public class BrokenFeature
    {
        [BeforeFeature("broken")]
        public static void Fail() => throw new InvalidOperationException("no feature");

        [AfterFeature]
        public static void FailAfter() => throw new InvalidOperationException("no end");

        [Given("^a step$")]
        public void Step()
        {
        }
    }
}
