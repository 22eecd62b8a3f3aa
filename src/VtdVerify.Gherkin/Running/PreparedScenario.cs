using VtdVerify.Gherkin.Bindings;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Running;

/// <summary>
/// A scenario whose steps are bound to the objects of one container, for a host that runs some of them many times. It knows no hooks
/// and stamps no results: what a step throws is the host's to read.
/// </summary>
public sealed class PreparedScenario
{
    private PreparedScenario(Pickle pickle, IReadOnlyList<PreparedStep> steps)
    {
        Pickle = pickle;
        Steps = steps;
    }

    public Pickle Pickle { get; }

    public IReadOnlyList<PreparedStep> Steps { get; }

    /// <summary>Binds every step.</summary>
    /// <param name="configure">Hands instances, such as the subject under test, to the scenario's container.</param>
    /// <exception cref="ReqnrollException">A step is undefined or ambiguous, or a hook wants to run.</exception>
    public static PreparedScenario Of(BindingRegistry registry, Pickle pickle, Action<IScenarioServices> configure)
    {
        if (Enum.GetValues<HookType>().SelectMany(type => registry.HooksFor(type, pickle.Tags)).FirstOrDefault() is { } hook)
        {
            throw new ReqnrollException($"{pickle.Name}: the hook {hook.Method.Name} would not run.");
        }

        var container = new ScenarioContainer();
        configure(container);
        return new PreparedScenario(pickle, [.. registry.PlanFor(pickle).Select(plan => Prepare(plan, container))]);
    }

    private static PreparedStep Prepare(StepPlan plan, ScenarioContainer container) => plan.Matches.Count == 1
        ? new PreparedStep(plan.Step, () => plan.Invoke(container.Resolve))
        : throw new ReqnrollException($"{plan.Step.Text}: {plan.Matches.Count} step definitions match.");
}

/// <summary>A step that is ready to run; it throws what its method throws.</summary>
public sealed record PreparedStep(PickleStep Step, Action Run);
