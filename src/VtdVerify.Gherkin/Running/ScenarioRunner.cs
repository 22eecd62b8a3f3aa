using Reqnroll;
using Reqnroll.Bindings;
using Reqnroll.BoDi;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Running;

/// <summary>Runs scenarios on Reqnroll, one after the other. Belongs to one thread.</summary>
public sealed class ScenarioRunner : IDisposable
{
    private readonly ReqnrollRuntime runtime;
    private readonly ITestRunner runner;
    private Exception? beforeFeature;

    internal ScenarioRunner(ReqnrollRuntime runtime, ITestRunner runner)
    {
        this.runtime = runtime;
        this.runner = runner;
    }

    /// <summary>Runs one scenario, unless it is ignored. Nothing that its bindings throw leaves this method.</summary>
    /// <param name="configure">Hands instances, such as the subject under test, to the scenario's container before any hook.</param>
    /// <exception cref="ReqnrollException">A hook after the feature before failed.</exception>
    public ScenarioResult Run(Pickle pickle, Action<IObjectContainer> configure)
    {
        Enter(pickle.Feature);
        if (beforeFeature is { } thrown && !pickle.IsIgnored)
        {
            return Failed(pickle, ScenarioExecutionStatus.TestError, "a hook before the feature", pickle.Location, thrown);
        }

        runner.OnScenarioInitialize(FeatureDescription.Of(pickle), pickle.Rule!);
        configure(runner.ScenarioContext.ScenarioContainer);
        if (pickle.IsIgnored)
        {
            Wait(runner.SkipScenarioAsync());
            Wait(runner.OnScenarioEndAsync());
            return new ScenarioResult(pickle, ScenarioExecutionStatus.Skipped, null);
        }

        return End(pickle, RunSteps(pickle));
    }

    /// <summary>Lets a scenario's steps be bound, with the scenario's context around them, and runs none of them.</summary>
    internal void Within(Pickle pickle, Action<StepBinder> bind)
    {
        Enter(pickle.Feature);
        runner.OnScenarioInitialize(FeatureDescription.Of(pickle), pickle.Rule!);
        bind(new StepBinder(runtime.Catalogue, runner));
        Wait(runner.OnScenarioEndAsync());
    }

    public void Dispose()
    {
        Leave();
        runtime.Release(runner);
    }

    /// <summary>Opens the feature, unless it is open.</summary>
    private void Enter(FeatureFile file)
    {
        var feature = FeatureDescription.Of(file);
        if (!ReferenceEquals(runner.FeatureContext?.FeatureInfo, feature))
        {
            Leave();
            beforeFeature = Thrown(() => runner.OnFeatureStartAsync(feature));
        }
    }

    private void Leave()
    {
        if (runner.FeatureContext is not null)
        {
            ReqnrollRuntime.Hooks("after a feature", runner.OnFeatureEndAsync);
        }
    }

    private ScenarioResult? RunSteps(Pickle pickle)
    {
        var context = runner.ScenarioContext;
        var thrown = Thrown(runner.OnScenarioStartAsync);
        var first = context.ScenarioExecutionStatus == ScenarioExecutionStatus.OK
            ? null
            : Failed(pickle, context.ScenarioExecutionStatus, "a hook before the scenario", pickle.Location, thrown ?? context.TestError);
        foreach (var step in pickle.Steps)
        {
            // What a step throws is in the context; what leaves here was thrown by a hook around it.
            thrown = Thrown(() => Start(step));
            if (first is null && (thrown is not null || context.ScenarioExecutionStatus != ScenarioExecutionStatus.OK))
            {
                first = Failed(pickle, Status(context), $"{step.Keyword} {step.Text}", step.Location, context.TestError ?? thrown, step);
            }
        }

        thrown = Thrown(runner.CollectScenarioErrorsAsync);
        return first ?? (thrown is null ? null : Failed(pickle, Status(context), "a hook after the steps", pickle.Location, thrown));
    }

    private ScenarioResult End(Pickle pickle, ScenarioResult? failed)
    {
        var thrown = Thrown(runner.OnScenarioEndAsync);
        return (failed, thrown) switch
        {
            ({ } first, _) => first,
            (_, { } last) => Failed(pickle, ScenarioExecutionStatus.TestError, "a hook after the scenario", pickle.Location, last),
            _ => new ScenarioResult(pickle, ScenarioExecutionStatus.OK, null),
        };
    }

    private Task Start(PickleStep step)
    {
        var (table, keyword) = (FeatureDescription.TableOf(step), $"{step.Keyword} ");
        return step.Kind switch
        {
            StepDefinitionType.Given => runner.GivenAsync(step.Text, step.DocString, table, keyword),
            StepDefinitionType.When => runner.WhenAsync(step.Text, step.DocString, table, keyword),
            _ => runner.ThenAsync(step.Text, step.DocString, table, keyword),
        };
    }

    private ScenarioResult Failed(
        Pickle pickle, ScenarioExecutionStatus status, string text, SourceLocation at, Exception? thrown, PickleStep? step = null)
    {
        var message = status == ScenarioExecutionStatus.UndefinedStep && step is not null
            ? runtime.Catalogue.Undefined(step)
            : thrown?.Message ?? $"{text}: {status}";
        return new ScenarioResult(pickle, status, new ScenarioFailure(text, at, message, thrown));
    }

    private static ScenarioExecutionStatus Status(ScenarioContext context) =>
        context.ScenarioExecutionStatus is var status and not ScenarioExecutionStatus.OK ? status : ScenarioExecutionStatus.TestError;

    private static Exception? Thrown(Func<Task> run)
    {
        try
        {
            Wait(run());
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static void Wait(Task task) => task.GetAwaiter().GetResult();
}
