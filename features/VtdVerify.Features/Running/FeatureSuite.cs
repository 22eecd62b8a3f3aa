using VtdVerify.Features.Writing;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Running;
using VtdVerify.Model;
using VtdVerify.Subjects;

namespace VtdVerify.Features.Running;

/// <summary>The features and steps of this assembly, ready to run for any subject, from any number of threads.</summary>
public sealed class FeatureSuite
{
    private static readonly Lazy<FeatureSuite> Loaded = new(() => new FeatureSuite());

    private readonly Lazy<IReadOnlyList<ScenarioPlan>> plans;

    private FeatureSuite() => plans = new Lazy<IReadOnlyList<ScenarioPlan>>(() => ScenarioPlan.Of(Runtime, Scenarios));

    /// <summary>Loaded at the first use.</summary>
    public static FeatureSuite Default => Loaded.Value;

    public IReadOnlyList<FeatureFile> Features { get; } = EmbeddedFeatures.Load(typeof(FeatureSuite).Assembly);

    /// <summary>Every scenario, by feature and line. Its tags are the ids of the guarantees that it is an example of.</summary>
    public IEnumerable<Pickle> Scenarios => Features.SelectMany(feature => feature.Pickles);

    /// <summary>The steps that scenarios may use.</summary>
    public StepCatalogue Steps => Runtime.Catalogue;

    internal ReqnrollRuntime Runtime { get; } = ReqnrollRuntime.Start(typeof(FeatureSuite).Assembly);

    /// <summary>Runs all scenarios, or those of the guarantees named, by feature and line.</summary>
    public IReadOnlyList<ScenarioOutcome> Run(ISubject subject, params IReadOnlyCollection<string> guaranteeIds) =>
        Run(subject, Scenarios.Where(scenario => guaranteeIds.Count == 0 || scenario.Tags.Any(guaranteeIds.Contains)));

    /// <summary>Those of this suite that speak of machines which the vIOMMU can have.</summary>
    public IEnumerable<Pickle> ScenariosOf(Viommu viommu) => Scenarios.Where(scenario => Applies(scenario, viommu));

    /// <summary>
    /// Runs scenarios, of this suite or others that use its steps, in the order given; without those of an address width that the subject's
    /// vIOMMU does not have.
    /// </summary>
    public IReadOnlyList<ScenarioOutcome> Run(ISubject subject, IEnumerable<Pickle> scenarios)
    {
        using var runner = Runtime.NewRunner();
        return
        [
            .. scenarios.Where(scenario => Applies(scenario, subject.Viommu))
                .Select(scenario => Run(runner, subject, scenario)),
        ];
    }

    /// <summary>Runs all scenarios, and those of other files that use the same steps, for one subject after the other.</summary>
    /// <param name="more">Files beside those of this suite.</param>
    /// <param name="reports">Takes the runs down; each subject's name is the folder that its features lie in there.</param>
    /// <returns>For each subject, the scenarios of this suite and then those of the other files.</returns>
    public IReadOnlyList<IReadOnlyList<ScenarioOutcome>> Record(
        IReadOnlyList<ISubject> subjects, IReadOnlyList<FeatureFile> more, RunReports reports)
    {
        var runtime = ReqnrollRuntime.Start(typeof(FeatureSuite).Assembly, reports);
        var outcomes = new List<IReadOnlyList<ScenarioOutcome>>();
        using (var runner = runtime.NewRunner())
        {
            foreach (var subject in subjects)
            {
                outcomes.Add([.. Features.Concat(more).SelectMany(file => Record(runner, subject, file))]);
            }
        }

        runtime.Finish();
        return outcomes;
    }

    /// <summary>What keeps steps of other files from being run: an undefined one, or an argument that cannot be read.</summary>
    public IReadOnlyList<FeatureSyntaxError> StepErrors(IReadOnlyList<FeatureFile> files) =>
        ScenarioPlan.Errors(Runtime, files.SelectMany(file => file.Pickles));

    /// <summary>For each step the first use of it, in a scenario of this suite or in one that is written of a machine.</summary>
    public ILookup<StepDescription, PickleStep> Examples() =>
        plans.Value.Concat(ScenarioPlan.Of(Runtime, Written().Pickles)).SelectMany(plan => plan.Uses)
            .DistinctBy(use => use.Known)
            .ToLookup(use => use.Known, use => use.Step);

    /// <summary>Every scenario, made ready for many subjects and one thread.</summary>
    internal IReadOnlyList<CompiledScenario> Compile() => [.. plans.Value.Select(plan => new CompiledScenario(plan))];

    /// <summary>Not one of another address width, nor an example of a guarantee that says nothing about the vIOMMU.</summary>
    private static bool Applies(Pickle scenario, Viommu viommu) =>
        ScenarioWidth.Fits(scenario, viommu.Space) && !scenario.Tags.Any(viommu.NotApplicable.Contains);

    /// <summary>Notifiers such as only counterexamples have.</summary>
    private static FeatureFile Written()
    {
        const NotifierFlags Flags = NotifierFlags.Unmap | NotifierFlags.DeviceIotlbUnmap;
        var notifier = NotifierDescription.BelowInterrupts with { Flags = Flags, Backend = BackendKind.Vhost };
        var machine = new MachineDescription { Notifiers = [notifier, notifier with { End = new Address(0xfff) }] };
        return FeatureFile.Parse("written.feature", string.Join('\n', ["Feature: f", "Scenario: s", .. MachineText.Givens(machine)]));
    }

    /// <summary>Each subject has files of its own: the same one again would be taken for a second attempt.</summary>
    private static IEnumerable<ScenarioOutcome> Record(ScenarioRunner runner, ISubject subject, FeatureFile file) => FeatureFile
        .Parse($"{subject.Name}/{file.Path.TrimStart('/')}", file.Text).Pickles
        .Zip(file.Pickles, (recorded, original) => (Recorded: recorded, Original: original))
        .Where(both => Applies(both.Original, subject.Viommu))
        .Select(both =>
        {
            var outcome = Run(runner, subject, both.Recorded);
            return outcome with { Result = outcome.Result with { Pickle = both.Original } };
        });

    private static ScenarioOutcome Run(ScenarioRunner runner, ISubject subject, Pickle scenario)
    {
        var tested = SubjectUnderTest.Of(subject);
        var unmap = new UnmapCase(tested);
        var result = runner.Run(scenario, services =>
        {
            services.RegisterInstanceAs(tested);
            services.RegisterInstanceAs(unmap);
        });
        return new ScenarioOutcome(result, unmap.Machine);
    }
}
