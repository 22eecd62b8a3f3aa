using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Running;

namespace VtdVerify.Tests.Gherkin;

/// <summary>Runs feature text on the bindings of this assembly, the way a host does.</summary>
internal static class Scenarios
{
    private static readonly Lazy<ReqnrollRuntime> Started = new(() => ReqnrollRuntime.Start(typeof(Scenarios).Assembly));

    public static ReqnrollRuntime Runtime => Started.Value;

    public static FeatureFile Feature(string text) => FeatureFile.Parse("sample.feature", text);

    public static Pickle Single(string steps) => Feature($"Feature: f\nScenario: s\n{steps}").Pickles.Single();

    public static ScenarioResult RunSteps(string steps) => Run(Single(steps));

    /// <summary>A scenario with a tag, of which hooks go by.</summary>
    public static ScenarioResult RunTagged(string tag, string steps) =>
        Run(Feature($"Feature: f\n@{tag}\nScenario: s\n{steps}").Pickles.Single());

    public static ScenarioResult Run(Pickle pickle, Journal? journal = null)
    {
        using var runner = Runtime.NewRunner();
        return runner.Run(pickle, services => services.RegisterInstanceAs(journal ?? new Journal()));
    }
}
