using NUnit.Framework;
using VtdVerify.Features.Running;
using VtdVerify.Specs.Guarantees;

namespace VtdVerify.Features.Tests;

/// <summary>Features and guarantees name each other.</summary>
public class CatalogTests
{
    private const int FewestScenarios = 5;

    private static IEnumerable<string> GuaranteeIds => GuaranteeCatalog.All.Select(guarantee => guarantee.Id);

    [TestCaseSource(nameof(GuaranteeIds))]
    public void Each_guarantee_has_a_rule_and_several_scenarios(string id)
    {
        var scenarios = FeatureSuite.Default.Scenarios.Where(scenario => scenario.Tags.Contains(id)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenarios.Where(scenario => scenario.Rule?.Tags.Contains(id) == true), Is.Not.Empty);
            Assert.That(scenarios, Has.Count.AtLeast(FewestScenarios));
        }
    }

    [Test]
    public void Each_tag_names_a_guarantee() =>
        Assert.That(FeatureSuite.Default.Scenarios.SelectMany(scenario => scenario.Tags).Distinct(), Is.SubsetOf(GuaranteeIds));

    [Test]
    public void Each_scenario_is_an_example_of_some_guarantee() =>
        Assert.That(FeatureSuite.Default.Scenarios.Where(scenario => scenario.Tags.Count == 0), Is.Empty);

    /// <summary>Reports show a scenario by its feature and its name, and Reqnroll makes a method of it.</summary>
    [Test]
    public void Names_of_scenarios_are_unique_within_a_feature()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var feature in FeatureSuite.Default.Features)
            {
                Assert.That(feature.Pickles.Select(scenario => scenario.Name), Is.Unique, feature.Path);
            }
        }
    }

    [Test]
    public void Each_feature_says_why_it_matters_and_where_the_rule_comes_from() =>
        Assert.That(FeatureSuite.Default.Features.Select(feature => feature.Description), Has.All.Contains("Source: "));
}
