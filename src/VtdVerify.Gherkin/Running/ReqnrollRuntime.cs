using System.Reflection;
using Reqnroll;
using Reqnroll.Bindings;
using Reqnroll.BindingSkeletons;
using Reqnroll.BoDi;

namespace VtdVerify.Gherkin.Running;

/// <summary>
/// Reqnroll's runtime in this process, with the step definitions of one assembly. It reads no configuration file and no variable, loads
/// no plugin, sends nothing and writes nothing. Any number of threads may run scenarios, each with a runner of its own.
/// </summary>
public sealed class ReqnrollRuntime
{
    private readonly ITestRunnerManager manager;
    private readonly Lazy<StepCatalogue> catalogue;

    private ReqnrollRuntime(Assembly bindings, RunReports? reports)
    {
        Container = QuietContainer.Create(bindings, reports);
        manager = Container.Resolve<ITestRunnerManager>();
        manager.Initialize(bindings);
        catalogue = new Lazy<StepCatalogue>(
            () => new StepCatalogue(Container.Resolve<IBindingRegistry>(), Container.Resolve<IStepDefinitionSkeletonProvider>()));
    }

    /// <summary>The steps that are defined.</summary>
    public StepCatalogue Catalogue => catalogue.Value;

    internal IObjectContainer Container { get; }

    /// <summary>Finds the bindings and runs the hooks before the run.</summary>
    /// <param name="reports">Takes down every scenario that follows; null for no reports.</param>
    /// <exception cref="ReqnrollException">A hook before the run threw; what it threw is inside.</exception>
    public static ReqnrollRuntime Start(Assembly bindings, RunReports? reports = null)
    {
        var runtime = new ReqnrollRuntime(bindings, reports);
        Hooks("before the run", runtime.manager.FireTestRunStartAsync);
        return runtime;
    }

    /// <summary>A runner for one thread; whoever asks for it disposes it.</summary>
    public ScenarioRunner NewRunner() => new(this, manager.GetTestRunner());

    /// <summary>Runs the hooks after the features and the run, and completes the reports. Call it once, after the last scenario.</summary>
    /// <exception cref="ReqnrollException">A hook threw; what it threw is inside.</exception>
    public void Finish() => Hooks("after a feature or after the run", manager.DisposeAsync);

    internal static void Hooks(string when, Func<Task> run)
    {
        try
        {
            run().GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            throw new ReqnrollException($"A hook {when} failed: {exception.Message}", exception);
        }
    }

    internal void Release(ITestRunner runner) => manager.ReleaseTestRunnerToPool(runner);
}
