using NUnit.Framework;
using VtdVerify.Gherkin;
using VtdVerify.Gherkin.Bindings;
using VtdVerify.Gherkin.Running;

namespace VtdVerify.Tests.Gherkin;

public class ContextInjectionTests
{
    [Test]
    public void A_context_is_shared_between_the_bindings_of_one_scenario_only()
    {
        var results = Scenarios.RunFeature(
            "Feature: f\nScenario: s\nGiven I write\nThen I read 1\nScenario: t\nGiven I write\nThen I read 1",
            typeof(Writer),
            typeof(Reader));
        Assert.That(results.Select(result => result.Failure?.Message), Is.All.Null);
    }

    [Test]
    public void The_host_hands_in_an_instance_and_keeps_it()
    {
        using var shared = new Shared();
        var result = new ScenarioRunner(BindingRegistry.FromTypes(typeof(Writer)))
            .Run(Scenarios.Single("Given I write"), services => services.RegisterInstance(shared));
        Assert.That(result.Status, Is.EqualTo(ResultStatus.Passed));
        Assert.That(shared.Count, Is.EqualTo(1));
        Assert.That(shared.IsDisposed, Is.False);
    }

    [Test]
    public void What_the_scenario_built_is_disposed_in_reverse_order()
    {
        var journal = new Journal();
        new ScenarioRunner(BindingRegistry.FromTypes(typeof(Disposing)))
            .Run(Scenarios.Single("Given nothing"), services => services.RegisterInstance(journal));
        Assert.That(journal.Entries, Is.EqualTo(["binding", "outer", "inner"]));
    }

    [Test]
    public void A_disposal_that_throws_fails_the_scenario()
    {
        var result = Scenarios.RunSteps("Given nothing", typeof(FailingDisposal));
        Assert.That(result.Status, Is.EqualTo(ResultStatus.Failed));
        Assert.That(result.Failure?.Message, Is.EqualTo("still open"));
    }

    [TestCase(typeof(NeedsInterface), "NeedsInterface -> IComparable: cannot be built")]
    [TestCase(typeof(NeedsText), "NeedsText -> String: cannot be built")]
    [TestCase(typeof(Circular), "Circular -> Chicken -> Egg: the constructors need each other")]
    [TestCase(typeof(TwoConstructors), "exactly one longest public constructor")]
    public void What_cannot_be_built_fails_the_scenario_and_names_the_chain(Type binding, string expected)
    {
        var result = Scenarios.RunSteps("Given nothing", binding);
        Assert.That(result.Status, Is.EqualTo(ResultStatus.Failed));
        Assert.That(result.Failure?.Message, Does.Contain(expected));
    }

    [Test]
    public void The_scenario_context_tells_title_description_tags_and_rule()
    {
        var journal = new Journal();
        var pickle = Scenarios.Feature(
            "@a\nFeature: f\n@b\nRule: r\n@c\nScenario: s\nsays why\n\nGiven a look around").Pickles[0];
        var result = new ScenarioRunner(BindingRegistry.FromTypes(typeof(Looking)))
            .Run(pickle, services => services.RegisterInstance(journal));
        Assert.That(result.Failure?.Message, Is.Null);
        Assert.That(journal.Entries, Is.EqualTo(new object[] { "s", "says why", "c", "a,b,c", "r", "f", 42, false }));
    }

    public sealed class Shared : IDisposable
    {
        public int Count { get; set; }

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    [Binding]
    public class Writer(Shared shared)
    {
        [Given("^I write$")]
        public void Write() => shared.Count++;
    }

    [Binding]
    public class Reader(Shared shared)
    {
        [Then("^I read ([0-9]+)$")]
        public void Read(int expected)
        {
            if (shared.Count != expected)
            {
                throw new InvalidOperationException($"read {shared.Count}");
            }
        }
    }

    public sealed class Inner(Journal journal) : IDisposable
    {
        public void Dispose() => journal.Entries.Add("inner");
    }

    public sealed class Outer(Inner inner, Journal journal) : IAsyncDisposable
    {
        public Inner Inner => inner;

        public ValueTask DisposeAsync()
        {
            journal.Entries.Add("outer");
            return ValueTask.CompletedTask;
        }
    }

    [Binding]
    public sealed class Disposing(Outer outer, Journal journal) : IDisposable
    {
        public Inner Inner => outer.Inner;

        [Given("^nothing$")]
        public void Nothing()
        {
        }

        public void Dispose() => journal.Entries.Add("binding");
    }

    [Binding]
    public sealed class FailingDisposal : IAsyncDisposable
    {
        [Given("^nothing$")]
        public void Nothing()
        {
        }

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            throw new InvalidOperationException("still open");
        }
    }

    [Binding]
    public class NeedsInterface(IComparable part)
    {
        [Given("^nothing$")]
        public void Nothing() => part.CompareTo(part);
    }

    [Binding]
    public class NeedsText(string text)
    {
        [Given("^nothing$")]
        public void Nothing() => text.ToString();
    }

    public record Chicken(Egg Egg);

    public record Egg(Chicken Chicken);

    [Binding]
    public class Circular(Chicken chicken)
    {
        [Given("^nothing$")]
        public void Nothing() => chicken.ToString();
    }

    [Binding]
    public class TwoConstructors
    {
        public TwoConstructors(Journal journal) => First = journal;

        public TwoConstructors(Shared shared) => First = shared;

        public object First { get; }

        [Given("^nothing$")]
        public void Nothing()
        {
        }
    }

    [Binding]
    public class Looking(ScenarioContext scenario, FeatureContext feature, Journal journal)
    {
        [Given("^a look around$")]
        public void Look()
        {
            scenario.Set(42);
            object[] seen =
            [
                scenario.ScenarioInfo.Title,
                scenario.ScenarioInfo.Description,
                string.Join(",", scenario.ScenarioInfo.Tags),
                string.Join(",", scenario.ScenarioInfo.CombinedTags),
                scenario.RuleInfo!.Title,
                feature.FeatureInfo.Title,
                scenario.Get<int>(),
                scenario.TryGetValue<string>("missing", out _),
            ];
            foreach (var entry in seen)
            {
                journal.Entries.Add(entry);
            }
        }
    }
}
