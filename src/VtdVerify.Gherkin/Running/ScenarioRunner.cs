using VtdVerify.Gherkin.Bindings;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Running;

/// <summary>
/// Runs pickles, each as often as there are subjects. Any number of threads may call <see cref="Run"/> at the same time; the
/// hooks before a feature run once, before its first scenario.
/// </summary>
public sealed class ScenarioRunner
{
    private readonly BindingRegistry registry;
    private readonly TimeProvider clock;
    private readonly FeatureSessions sessions;

    /// <summary>A run of its own, with the hooks of a run.</summary>
    /// <param name="clock">Where start times and durations come from; the system's by default.</param>
    public ScenarioRunner(BindingRegistry registry, TimeProvider? clock = null)
    {
        this.registry = registry;
        this.clock = clock ?? TimeProvider.System;
        sessions = new FeatureSessions(registry);
    }

    /// <summary>Runs one scenario, unless it is ignored. Nothing that its bindings throw leaves this method.</summary>
    /// <param name="configure">Hands instances, such as the subject under test, to the scenario's container before any hook.</param>
    public ScenarioResult Run(Pickle pickle, Action<IScenarioServices>? configure = null)
    {
        var execution = new ScenarioExecution(registry, clock, pickle);
        return pickle.IsIgnored ? execution.Skip() : execution.Run(sessions.Enter(pickle.Feature), configure);
    }

    /// <summary>Runs the hooks after the features and after the run. Call it once, after the last scenario has ended.</summary>
    /// <exception cref="ReqnrollException">A hook threw; what it threw is inside.</exception>
    public void Finish()
    {
        if (sessions.Finish() is { } error)
        {
            throw new ReqnrollException($"A hook after a feature or after the run failed: {error.Message}", error);
        }
    }
}
