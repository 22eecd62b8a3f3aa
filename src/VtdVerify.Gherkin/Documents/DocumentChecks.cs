using Io.Cucumber.Messages.Types;

namespace VtdVerify.Gherkin.Documents;

/// <summary>What the parser accepts though it would run nothing, or not what it seems to.</summary>
internal static class DocumentChecks
{
    public static IEnumerable<FeatureSyntaxError> Errors(string uri, GherkinDocument document)
    {
        if (document.Feature is not { } feature)
        {
            return [new FeatureSyntaxError(new SourceLocation(uri, 1, 1), "the file is empty; expected a Feature")];
        }

        var scenarios = Scenarios(feature).ToList();
        return scenarios.Count == 0
            ? [Error(uri, feature.Location, $"the feature '{feature.Name}' has no scenario; expected at least one")]
            : scenarios.SelectMany(scenario => ScenarioErrors(uri, scenario)).Concat(BackgroundErrors(uri, feature));
    }

    private static IEnumerable<FeatureSyntaxError> ScenarioErrors(string uri, Scenario scenario)
    {
        if (scenario.Steps.Count == 0)
        {
            yield return Error(uri, scenario.Location, $"the scenario '{scenario.Name}' has no steps; expected at least one");
        }

        foreach (var examples in scenario.Examples.Where(examples => examples.TableBody.Count == 0))
        {
            yield return Error(uri, examples.Location, $"the Examples of '{scenario.Name}' have no rows; expected at least one");
        }

        foreach (var error in FirstStepErrors(uri, scenario.Steps))
        {
            yield return error;
        }
    }

    private static IEnumerable<FeatureSyntaxError> BackgroundErrors(string uri, Feature feature) => feature.Children
        .SelectMany(child => child.Rule is { } rule ? rule.Children.Select(inner => inner.Background) : [child.Background])
        .Where(background => background is not null)
        .SelectMany(background => FirstStepErrors(uri, background.Steps));

    private static IEnumerable<FeatureSyntaxError> FirstStepErrors(string uri, List<Step> steps) => steps
        .Take(1)
        .Where(step => DocumentIndex.KindOf(step) is null)
        .Select(step => Error(
            uri, step.Location, $"'{step.Keyword.Trim()}' has no step before it to continue; expected Given, When or Then"));

    private static IEnumerable<Scenario> Scenarios(Feature feature) => feature.Children
        .SelectMany(child => child.Rule is { } rule ? rule.Children.Select(inner => inner.Scenario) : [child.Scenario])
        .Where(scenario => scenario is not null);

    private static FeatureSyntaxError Error(string uri, Location at, string message) =>
        new(DocumentIndex.Place(uri, at), message);
}
