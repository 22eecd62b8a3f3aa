using NUnit.Framework;
using VtdVerify.Gherkin;
using VtdVerify.Gherkin.Bindings;

namespace VtdVerify.Tests.Gherkin;

public class BindingErrorTests
{
    [TestCase(typeof(CucumberExpression), "CucumberExpression.Step", "not anchored")]
    [TestCase(typeof(EscapedEnd), "EscapedEnd.Step", "not anchored")]
    [TestCase(typeof(BadExpression), "BadExpression.Step", "not a regular expression")]
    [TestCase(typeof(AsyncVoid), "AsyncVoid.Step", "async void")]
    [TestCase(typeof(Returning), "Returning.Step", "returns Int32")]
    [TestCase(typeof(TooManyParameters), "TooManyParameters.Step", "1 groups, the method 3 parameters")]
    [TestCase(typeof(Unconvertible), "Unconvertible.Step", "StepArgumentTransformation")]
    [TestCase(typeof(Unmarked), "Unmarked.Step", "not marked [Binding]")]
    [TestCase(typeof(Hidden), "Hidden.Step", "public method")]
    [TestCase(typeof(ByReference), "ByReference.Step", "ref")]
    [TestCase(typeof(TagExpression), "TagExpression.Hook", "tag expressions")]
    [TestCase(typeof(InstanceFeatureHook), "InstanceFeatureHook.Hook", "static")]
    [TestCase(typeof(VoidTransformation), "VoidTransformation.Transform", "return the argument")]
    [TestCase(typeof(SameTransformations), "SameTransformations.Two", "several")]
    public void A_binding_that_cannot_work_is_an_error_that_names_the_method(Type binding, string method, string expected)
    {
        var error = Assert.Throws<BindingException>(() => BindingRegistry.FromTypes(binding)).Errors.Single();
        Assert.That(error.Member, Does.EndWith(method));
        Assert.That(error.Message, Does.Contain(expected));
    }

    [Test]
    public void All_mistakes_of_an_assembly_are_reported_at_once()
    {
        var error = Assert.Throws<BindingException>(() => BindingRegistry.Discover(typeof(BindingErrorTests).Assembly));
        Assert.That(error.Message, Does.Contain("AsyncVoid.Step").And.Contain("BadExpression.Step"));
    }

    [Binding]
    public class CucumberExpression
    {
        [Given("a tree of {int} mappings")]
        public void Step(int count) => ArgumentOutOfRangeException.ThrowIfNegative(count);
    }

    [Binding]
    public class EscapedEnd
    {
        [Given(@"^it costs 5\$")]
        public void Step()
        {
        }
    }

    [Binding]
    public class BadExpression
    {
        [Given("^a (tree$")]
        public void Step()
        {
        }
    }

    [Binding]
    public class AsyncVoid
    {
        [Given("^a$")]
        public async void Step() => await Task.Yield();
    }

    [Binding]
    public class Returning
    {
        [Given("^a$")]
        public int Step() => 1;
    }

    [Binding]
    public class TooManyParameters
    {
        [Given("^a (.*)$")]
        public void Step(string one, string two, string three) => ArgumentException.ThrowIfNullOrEmpty(one + two + three);
    }

    [Binding]
    public class Unconvertible
    {
        [Given("^a (.*)$")]
        public void Step(Uri value) => value.ToString();
    }

    public class Unmarked
    {
        [Given("^a$")]
        public void Step()
        {
        }
    }

    [Binding]
    public class Hidden
    {
        [Given("^a$")]
        internal void Step()
        {
        }
    }

    [Binding]
    public class ByReference
    {
        [Given("^a (.*)$")]
        public void Step(in int value) => value.ToString(null, null);
    }

    [Binding]
    public class TagExpression
    {
        [BeforeScenario("@a and @b")]
        public void Hook()
        {
        }
    }

    [Binding]
    public class InstanceFeatureHook
    {
        [BeforeFeature]
        public void Hook()
        {
        }
    }

    [Binding]
    public class VoidTransformation
    {
        [StepArgumentTransformation]
        public void Transform(string text) => text.ToString();
    }

    [Binding]
    public static class SameTransformations
    {
        [StepArgumentTransformation]
        public static Uri One(string text) => new(text);

        [StepArgumentTransformation]
        public static Uri Two(string text) => new(text);
    }
}
