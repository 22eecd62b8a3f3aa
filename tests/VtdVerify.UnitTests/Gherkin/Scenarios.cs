using VtdVerify.Gherkin.Bindings;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Running;

namespace VtdVerify.Tests.Gherkin;

/// <summary>Runs feature text on binding classes, the way a host does.</summary>
internal static class Scenarios
{
    public static FeatureFile Feature(string text) => FeatureFile.Parse("sample.feature", text);

    public static Pickle Single(string steps) => Feature($"Feature: f\nScenario: s\n{steps}").Pickles.Single();

    public static ScenarioResult RunSteps(string steps, params Type[] bindings) =>
        new ScenarioRunner(BindingRegistry.FromTypes(bindings)).Run(Single(steps));

    public static IReadOnlyList<ScenarioResult> RunFeature(string text, params Type[] bindings)
    {
        var runner = new ScenarioRunner(BindingRegistry.FromTypes(bindings));
        return [.. Feature(text).Pickles.Select(pickle => runner.Run(pickle))];
    }
}

/// <summary>What the bindings of a test did, in order; handed in by the test or made new for each scenario.</summary>
public sealed class Journal
{
    public IList<object> Entries { get; } = [];
}
