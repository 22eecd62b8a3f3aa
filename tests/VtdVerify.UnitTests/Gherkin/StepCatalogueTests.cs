using NUnit.Framework;
using VtdVerify.Features.Running;
using VtdVerify.Gherkin.Running;

namespace VtdVerify.Tests.Gherkin;

/// <summary>The steps as a writer of scenarios sees them.</summary>
public class StepCatalogueTests
{
    private static StepCatalogue Steps => FeatureSuite.Default.Steps;

    [TestCase("Given an IOMMU with an address width of 39|48|64 bits")]
    [TestCase("Given the notify rule of QEMU up to 10.1, which asserts")]
    [TestCase("Given the notifier's scope is <scope>")]
    [TestCase("Then the plain path needs no more than <most> UNMAP(s)")]
    public void An_expression_is_shown_as_one_would_write_it(string step) =>
        Assert.That(Steps.Steps.Select(one => one.ToString()), Does.Contain(step));

    [TestCase("Given the scope of the notifier is [0x0, 0x1fff]", "Given the notifier's scope is <scope>")]
    [TestCase("When the scope is unmaped", "When the scope is unmapped")]
    [TestCase("Given the scope is unmapped", "When the scope is unmapped")]
    [TestCase("Then no UNMAP is sent except these:", "Then no UNMAP is sent but these:")]
    [TestCase("Given an IOMMU with a width of 48 bits", "Given an IOMMU with an address width of 39|48|64 bits")]
    public void The_nearest_step_takes_the_fewest_changed_words(string written, string nearest) =>
        Assert.That(Steps.Nearest(Scenarios.Single(written).Steps[0])!.ToString(), Is.EqualTo(nearest));

    [Test]
    public void Each_step_has_an_example_in_some_feature() =>
        Assert.That(Steps.Steps.Where(step => !FeatureSuite.Default.Examples().Contains(step)), Is.Empty);

    [Test]
    public void Each_step_says_where_it_is_defined() =>
        Assert.That(Steps.Steps.Select(step => step.Method), Has.All.Match(@"^\w+Steps\.\w+$"));
}
