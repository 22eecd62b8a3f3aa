using NUnit.Framework;
using Reqnroll;
using VtdVerify.Features.Running;
using VtdVerify.Gherkin.Documents;
using VtdVerify.Gherkin.Running;

namespace VtdVerify.Features.Tests.Glue;

/// <summary>What the fixture of a feature does around its scenarios; the fixtures are made by tests/VtdVerify.Features.Generator.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class FeatureFixture
{
    private ITestRunner? rented;

    /// <summary>The feature file, as it is called among the features.</summary>
    protected abstract string FeatureName { get; }

    private FeatureFile File => FeatureSuite.Default.Features.Single(file => file.Path == FeatureName);

    [SetUp]
    public async Task Enter()
    {
        var feature = FeatureDescription.Of(File);
        rented = TestRunnerManager.GetTestRunnerForAssembly(typeof(FeatureFixture).Assembly, featureHint: feature);
        if (rented.FeatureContext is { } open && !ReferenceEquals(open.FeatureInfo, feature))
        {
            await rented.OnFeatureEndAsync();
        }

        if (rented.FeatureContext is null)
        {
            await rented.OnFeatureStartAsync(feature);
        }
        else if (rented.FeatureContext.BeforeFeatureHookFailed)
        {
            throw new ReqnrollException("A hook before the feature failed.");
        }
    }

    [TearDown]
    public async Task Leave()
    {
        if (rented is { } runner)
        {
            rented = null;
            try
            {
                await runner.OnScenarioEndAsync();
            }
            finally
            {
                TestRunnerManager.ReleaseTestRunner(runner);
            }
        }
    }

    protected static Table Table(params string[][] lines)
    {
        var table = new Table(lines[0]);
        foreach (var line in lines.Skip(1))
        {
            table.AddRow(line);
        }

        return table;
    }

    /// <summary>Begins a scenario, by its place in the file.</summary>
    protected async Task<ITestRunner> StartAsync(int place)
    {
        var pickle = File.Pickles[place];
        rented!.OnScenarioInitialize(FeatureDescription.Of(pickle), pickle.Rule!);
        await rented.OnScenarioStartAsync();
        return rented;
    }
}

/// <summary>The hooks before and after all features.</summary>
[SetUpFixture]
public static class TestRun
{
    [OneTimeSetUp]
    public static Task Start() => TestRunnerManager.OnTestRunStartAsync(typeof(TestRun).Assembly);

    [OneTimeTearDown]
    public static Task End() => TestRunnerManager.OnTestRunEndAsync(typeof(TestRun).Assembly);
}
