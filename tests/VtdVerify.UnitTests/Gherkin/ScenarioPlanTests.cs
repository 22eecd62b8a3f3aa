using NUnit.Framework;
using Reqnroll;
using VtdVerify.Features.Running;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Running;

namespace VtdVerify.Tests.Gherkin;

/// <summary>Scenarios that are bound once and called directly.</summary>
public class ScenarioPlanTests
{
    private static ReqnrollRuntime Product { get; } = ReqnrollRuntime.Start(typeof(FeatureSuite).Assembly);

    [Test]
    public void Where_there_is_a_hook_it_is_refused_though_its_tag_is_not_the_scenarios() => Assert.That(
        () => ScenarioPlan.Of(Scenarios.Runtime, [Scenarios.Single("Given it works")]),
        Throws.TypeOf<ReqnrollException>().With.Message.Contain("UserSteps.").And.Message.Contain("would not run"));

    [Test]
    public void All_steps_that_cannot_be_bound_are_named_with_their_places()
    {
        var pickle = Scenarios.Single("Given nobody knows\nAnd the notifier's scope is [0x0, 0x1]\nWhen everything fails");
        var error = Assert.Throws<FeatureSyntaxException>(() => ScenarioPlan.Of(Product, [pickle]));
        Assert.That(error.Errors.Select(one => one.Location.Line), Is.EqualTo([3, 5]));
        Assert.That(error.Errors[0].Message, Does.StartWith("No step definition matches 'Given nobody knows'."));
    }

    [TestCase("Then it is one of two", "Several step definitions match 'Then it is one of two':\n")]
    [TestCase("Then it is two of two and more", "No step definition matches")]
    public void What_keeps_a_step_from_being_bound_is_found_without_running_it(string step, string message) => Assert.That(
        ScenarioPlan.Errors(Scenarios.Runtime, [Scenarios.Single(step)]).Single().Message, Does.StartWith(message));

    [TestCase("Given the notifier's scope is [0x1000, 0x0fff0000000000000000]")]
    [TestCase("Given guest memory is tracked for the weather")]
    [TestCase("Given the IOVA tree holds:\n| iova | size | guest physical address |\n| 0x0 | 4X | 0x0 |")]
    public void An_argument_that_cannot_be_read_is_found_with_its_line(string step)
    {
        var error = ScenarioPlan.Errors(Product, [Scenarios.Single(step)]).Single();
        Assert.That(error.Location.Line, Is.EqualTo(3));
    }

    [Test]
    public void A_bound_scenario_runs_on_the_objects_that_it_is_handed()
    {
        var plan = ScenarioPlan.Of(Product, [Scenarios.Single("Given an IOMMU with an address width of 39 bits")]).Single();
        var first = new UnmapCases();
        plan.On(services => services.RegisterInstanceAs(first.Case))[0].Run();
        Assert.That(first.Case.Machine.AddressWidth, Is.EqualTo(39));
    }

    private sealed class UnmapCases
    {
        public Features.UnmapCase Case { get; } = new(new Features.SubjectUnderTest());
    }
}
