using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Reqnroll;
using Reqnroll.Bindings;
using Reqnroll.BoDi;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Running;

/// <summary>
/// A scenario that Reqnroll has bound once: the method of each step, and its arguments. It is called directly from then on, a thousand
/// times for a thousand mutants, without the engine: no hooks, no reports. What a step throws is the caller's to read.
/// </summary>
public sealed class ScenarioPlan
{
    private readonly ReqnrollRuntime runtime;
    private readonly IReadOnlyList<PlannedStep> steps;

    private ScenarioPlan(ReqnrollRuntime runtime, Pickle pickle, IReadOnlyList<PlannedStep> steps)
    {
        this.runtime = runtime;
        Pickle = pickle;
        this.steps = steps;
    }

    public Pickle Pickle { get; }

    /// <summary>Each step, with the definition that it is bound to.</summary>
    public IEnumerable<(StepDescription Known, PickleStep Step)> Uses => steps.Select(step => (step.Known, step.Step));

    /// <summary>Binds the steps of each scenario.</summary>
    /// <exception cref="FeatureSyntaxException">
    /// Steps are undefined or ambiguous, or an argument cannot be read; all of them are named.
    /// </exception>
    /// <exception cref="ReqnrollException">There is a hook, which would not run.</exception>
    public static IReadOnlyList<ScenarioPlan> Of(ReqnrollRuntime runtime, IEnumerable<Pickle> pickles)
    {
        if (runtime.Container.Resolve<IBindingRegistry>().GetHooks().FirstOrDefault() is { } hook)
        {
            throw new ReqnrollException($"The hook {hook.Method.Type.Name}.{hook.Method.Name} would not run.");
        }

        var (plans, errors) = Bind(runtime, pickles);
        return errors.Count == 0 ? plans : throw new FeatureSyntaxException(errors);
    }

    /// <summary>What keeps the steps from being bound: those that are undefined or ambiguous, and arguments that cannot be read.</summary>
    public static IReadOnlyList<FeatureSyntaxError> Errors(ReqnrollRuntime runtime, IEnumerable<Pickle> pickles) =>
        [.. Bind(runtime, pickles).Errors.Distinct()];

    /// <summary>The steps on objects of a container of their own.</summary>
    /// <param name="configure">Hands instances to the container.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The container lives as long as the steps that are bound to its objects.")]
    public IReadOnlyList<BoundStep> On(Action<IObjectContainer> configure)
    {
        var container = new ObjectContainer(runtime.Container);
        configure(container);
        return [.. steps.Select(step => step.On(container))];
    }

    private static (List<ScenarioPlan> Plans, List<FeatureSyntaxError> Errors) Bind(ReqnrollRuntime runtime, IEnumerable<Pickle> pickles)
    {
        using var runner = runtime.NewRunner();
        var (plans, errors) = (new List<ScenarioPlan>(), new List<FeatureSyntaxError>());
        foreach (var pickle in pickles)
        {
            runner.Within(
                pickle,
                binder => plans.Add(new ScenarioPlan(runtime, pickle, [.. pickle.Steps.SelectMany(step => Bind(binder, step, errors))])));
        }

        return (plans, errors);
    }

    private static IEnumerable<PlannedStep> Bind(StepBinder binder, PickleStep step, List<FeatureSyntaxError> errors)
    {
        try
        {
            return [binder.Bind(step)];
        }
        catch (Exception error)
        {
            errors.Add(new FeatureSyntaxError(step.Location, error.Message));
            return [];
        }
    }
}

/// <summary>A step that is ready to run; it throws what its method throws.</summary>
public sealed record BoundStep(PickleStep Step, Action Run);

/// <summary>A step's method and arguments.</summary>
internal sealed record PlannedStep(PickleStep Step, StepDescription Known, MethodInvoker Invoker, Type? Target, object?[] Arguments)
{
    public BoundStep On(ObjectContainer container)
    {
        var target = Target is null ? null : container.Resolve(Target);
        return new BoundStep(Step, () =>
        {
            if (Invoker.Invoke(target, Arguments.AsSpan()) is Task task)
            {
                task.GetAwaiter().GetResult();
            }
        });
    }
}
