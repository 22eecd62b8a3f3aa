using NUnit.Framework;
using Reqnroll.Bindings;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Tests.Gherkin;

public class FeatureFileTests
{
    private const string Nested = """
        @f
        Feature: Unmap
          Background:
            Given a tree

          @r
          Rule: in scope
            Says why.

            Background:
              Given a notifier

            @s
            Scenario Outline: page of <size>
              When I unmap <size>
              And I wait

              @e
              Examples:
                | size |
                | 4K   |
                | 2M   |

              @late
              Examples:
                | size |
                | 1G   |
        """;

    [Test]
    public void An_outline_gives_one_pickle_for_each_row_of_each_of_its_examples()
    {
        var names = Scenarios.Feature(Nested).Pickles.Select(pickle => pickle.Name);
        Assert.That(names, Is.EqualTo(["page of 4K", "page of 2M", "page of 1G"]));
    }

    [Test]
    public void Tags_are_inherited_from_feature_to_rule_to_scenario_to_examples()
    {
        var pickles = Scenarios.Feature(Nested).Pickles;
        Assert.That(pickles[0].Tags, Is.EqualTo(["f", "r", "s", "e"]));
        Assert.That(pickles[2].OwnTags, Is.EqualTo(["s", "late"]));
    }

    [Test]
    public void The_backgrounds_of_the_feature_and_then_of_the_rule_come_first()
    {
        var steps = Scenarios.Feature(Nested).Pickles[0].Steps.Select(step => step.Text);
        Assert.That(steps, Is.EqualTo(["a tree", "a notifier", "I unmap 4K", "I wait"]));
    }

    [Test]
    public void A_pickle_knows_its_rule()
    {
        var pickle = Scenarios.Feature(Nested).Pickles[0];
        Assert.That(pickle.Rule?.Title, Is.EqualTo("in scope"));
        Assert.That(pickle.Rule?.Description, Is.EqualTo("Says why."));
    }

    [Test]
    public void And_is_of_the_kind_of_the_step_before_it()
    {
        var kinds = Scenarios.Single("Given a\nAnd b\nWhen c\nBut d\nThen e\n* f").Steps.Select(step => step.Kind);
        Assert.That(kinds, Is.EqualTo([
            StepDefinitionType.Given, StepDefinitionType.Given, StepDefinitionType.When, StepDefinitionType.When,
            StepDefinitionType.Then, StepDefinitionType.Then]));
    }

    [Test]
    public void Locations_are_those_of_the_row_and_of_the_step()
    {
        var pickle = Scenarios.Feature(Nested).Pickles[1];
        Assert.That(pickle.Location, Is.EqualTo(new SourceLocation("sample.feature", 22, 9)));
        Assert.That(pickle.Steps[2].Location, Is.EqualTo(new SourceLocation("sample.feature", 15, 7)));
    }

    [Test]
    public void Another_language_has_the_same_kinds()
    {
        var feature = Scenarios.Feature("# language: de\nFunktionalität: f\nSzenario: s\nAngenommen a\nWenn b\nDann c");
        Assert.That(feature.Language, Is.EqualTo("de"));
        Assert.That(feature.Pickles[0].Steps[2].Kind, Is.EqualTo(StepDefinitionType.Then));
    }

    [Test]
    public void Ids_are_the_same_in_every_run_and_differ_between_files()
    {
        var text = "Feature: f\nScenario: s\nGiven a";
        var first = FeatureFile.Parse("a.feature", text).Pickles[0].Id;
        Assert.That(FeatureFile.Parse("a.feature", text).Pickles[0].Id, Is.EqualTo(first));
        Assert.That(FeatureFile.Parse("b.feature", text).Pickles[0].Id, Is.Not.EqualTo(first));
    }

    [Test]
    public void All_syntax_errors_are_reported_with_their_places_and_what_was_expected()
    {
        var error = Assert.Throws<FeatureSyntaxException>(() => Scenarios.Feature("Feature: f\nScenario: s\nGiven a\nnonsense\nmore"));
        Assert.That(error.Errors.Select(one => one.Location.Line), Is.EqualTo([4, 5]));
        Assert.That(error.Message, Does.Contain("sample.feature:4:1: expected:").And.Contain("nonsense"));
    }

    [TestCase("", "empty")]
    [TestCase("Feature: f", "no scenario")]
    [TestCase("Feature: f\nScenario: s", "no steps")]
    [TestCase("Feature: f\nScenario Outline: s\nGiven <a>\nExamples:\n|a|", "no rows")]
    [TestCase("Feature: f\nScenario: s\nAnd a", "no step before it")]
    [TestCase("Feature: f\nRule: r\nBackground:\n* a\nScenario: s\nGiven a", "no step before it")]
    [TestCase("# language: xx\nFeature: f", "xx")]
    public void What_would_run_nothing_or_continue_nothing_is_an_error(string text, string expected)
    {
        Assert.That(() => Scenarios.Feature(text), Throws.TypeOf<FeatureSyntaxException>().With.Message.Contain(expected));
    }

    [Test]
    public void Embedded_features_are_named_by_their_paths()
    {
        var features = EmbeddedFeatures.Load(typeof(FeatureFileTests).Assembly);
        Assert.That(features.Select(feature => feature.Path), Does.Contain("Gherkin/placeholder.feature"));
    }

    [Test]
    public void An_assembly_without_features_is_an_error()
    {
        Assert.That(() => EmbeddedFeatures.Load(typeof(FeatureFile).Assembly), Throws.InvalidOperationException);
    }
}
