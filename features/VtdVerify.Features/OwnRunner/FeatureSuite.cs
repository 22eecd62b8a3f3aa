using VtdVerify.Gherkin.Bindings;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Messages;
using VtdVerify.Gherkin.Running;
using VtdVerify.Subjects;

namespace VtdVerify.Features.OwnRunner;

/// <summary>The features and steps of this assembly, ready to run for any subject, from any number of threads.</summary>
public sealed class FeatureSuite
{
    private static readonly Lazy<FeatureSuite> Loaded = new(() => new FeatureSuite());

    private readonly BindingRegistry registry = BindingRegistry.Discover(typeof(FeatureSuite).Assembly);

    private FeatureSuite()
    {
    }

    /// <summary>Loaded at the first use.</summary>
    public static FeatureSuite Default => Loaded.Value;

    public IReadOnlyList<FeatureFile> Features { get; } = EmbeddedFeatures.Load(typeof(FeatureSuite).Assembly);

    /// <summary>Every scenario, by feature and line. Its tags are the ids of the guarantees that it is an example of.</summary>
    public IEnumerable<Pickle> Scenarios => Features.SelectMany(feature => feature.Pickles);

    /// <summary>Runs all scenarios, or those of the guarantees named, by feature and line.</summary>
    public IReadOnlyList<ScenarioOutcome> Run(ISubject subject, params IReadOnlyCollection<string> guaranteeIds) =>
        Run(subject, Scenarios.Where(scenario => guaranteeIds.Count == 0 || scenario.Tags.Any(guaranteeIds.Contains)));

    /// <summary>Runs scenarios of this suite, in the order given.</summary>
    public IReadOnlyList<ScenarioOutcome> Run(ISubject subject, IEnumerable<Pickle> scenarios)
    {
        var runner = new ScenarioRunner(registry);
        IReadOnlyList<ScenarioOutcome> outcomes = [.. scenarios.Select(scenario => Run(runner, subject, scenario))];
        runner.Finish();
        return outcomes;
    }

    /// <summary>Every scenario, made ready for many subjects and one thread.</summary>
    internal IReadOnlyList<CompiledScenario> Compile() => [.. Scenarios.Select(scenario => CompiledScenario.Of(registry, scenario))];

    /// <summary>Writes runs of this suite as one stream of Cucumber Messages.</summary>
    /// <param name="toolVersion">The version of VtdVerify, as it shows itself.</param>
    public void WriteMessages(
        TextWriter output,
        string toolVersion,
        IReadOnlyList<(ISubject Subject, IReadOnlyList<ScenarioOutcome> Outcomes)> runs)
    {
        var writer = new CucumberMessagesWriter(output);
        writer.Start(toolVersion, Features, registry);
        foreach (var (subject, outcomes) in runs)
        {
            foreach (var outcome in outcomes)
            {
                writer.Write(outcome.Result, subject.Name);
            }
        }

        writer.Finish();
    }

    private static ScenarioOutcome Run(ScenarioRunner runner, ISubject subject, Pickle scenario)
    {
        var tested = SubjectUnderTest.Of(subject);
        var unmap = new UnmapCase(tested);
        var result = runner.Run(scenario, services =>
        {
            services.RegisterInstance(tested);
            services.RegisterInstance(unmap);
        });
        return new ScenarioOutcome(result, unmap.Machine);
    }
}
