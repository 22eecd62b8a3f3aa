using System.Runtime.ExceptionServices;
using VtdVerify.Gherkin.Bindings;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Running;

/// <summary>One run of one scenario. Used once, by one thread.</summary>
internal sealed class ScenarioExecution
{
    private readonly BindingRegistry registry;
    private readonly TimeProvider clock;
    private readonly Pickle pickle;
    private readonly ScenarioContainer container = new();
    private readonly ScenarioContext context;
    private readonly List<StepResult> results = [];
    private bool failed;

    public ScenarioExecution(BindingRegistry registry, TimeProvider clock, Pickle pickle)
    {
        this.registry = registry;
        this.clock = clock;
        this.pickle = pickle;
        context = new ScenarioContext(
            new ScenarioInfo(pickle.Name, pickle.Description, [.. pickle.OwnTags], [.. pickle.Tags]), pickle.Rule);
        container.RegisterInstance(context);
        container.RegisterInstance(context.ScenarioInfo);
    }

    public ScenarioResult Run(FeatureSession session, Action<IScenarioServices>? configure)
    {
        container.RegisterInstance(session.Context);
        container.RegisterInstance(session.Context.FeatureInfo);
        configure?.Invoke(container);
        if (session.Error is { } error)
        {
            AddFailure("a hook before the feature", error);
        }

        RunHooks(HookType.BeforeScenario);
        foreach (var plan in registry.PlanFor(pickle))
        {
            RunStep(plan);
        }

        RunHooks(HookType.AfterScenario);
        if (container.Dispose() is { } left)
        {
            AddFailure("the disposal of the scenario's objects", left);
        }

        return ScenarioResult.Of(pickle, results);
    }

    /// <summary>The result of a scenario that does not run at all.</summary>
    public ScenarioResult Skip()
    {
        failed = true;
        foreach (var plan in registry.PlanFor(pickle))
        {
            RunStep(plan);
        }

        return new ScenarioResult(pickle, ResultStatus.Skipped, results);
    }

    // A hook that fails ends its group: later hooks of the kind may rely on it. The hooks after a scenario always get their turn.
    private void RunHooks(HookType type)
    {
        if (type == HookType.BeforeScenario && failed)
        {
            return;
        }

        foreach (var hook in registry.HooksFor(type, pickle.Tags))
        {
            var result = Measure(hook.Method.Name, pickle.Location, () => Invoke(hook)) with { Hook = hook };
            Add(result);
            if (result.Status != ResultStatus.Passed)
            {
                return;
            }
        }
    }

    private void RunStep(StepPlan plan)
    {
        var step = plan.Step;
        var text = $"{step.Keyword} {step.Text}";
        var result = plan.Matches.Count switch
        {
            _ when failed => NotRun(ResultStatus.Skipped, null),
            0 => NotRun(ResultStatus.Undefined, $"No step definition matches '{text}'. Proposal:\n{StepSnippet.For(step)}"),
            1 => Measure(text, step.Location, () => Invoke(plan)),
            _ => NotRun(ResultStatus.Ambiguous, $"Several step definitions match '{text}':\n{Describe(plan.Matches)}"),
        };
        Add(result with { Plan = plan });

        StepResult NotRun(ResultStatus status, string? message) => new()
        {
            Text = text,
            Location = step.Location,
            Status = status,
            Message = message,
            StartedAt = clock.GetUtcNow(),
            Duration = TimeSpan.Zero,
        };
    }

    private void Invoke(StepPlan plan)
    {
        try
        {
            InvokeAll(HookType.BeforeStep);
            plan.Invoke(container.Resolve);
        }
        catch (Exception exception)
        {
            context.TestError ??= exception;
            InvokeAll(HookType.AfterStep, exception);
            throw;
        }

        InvokeAll(HookType.AfterStep);
    }

    private void InvokeAll(HookType type, Exception? earlier = null)
    {
        try
        {
            foreach (var hook in registry.HooksFor(type, pickle.Tags))
            {
                Invoke(hook);
            }
        }
        catch (Exception later) when (earlier is not null)
        {
            throw new AggregateException(earlier, later);
        }
    }

    private void Invoke(HookBinding hook) =>
        hook.Method.Invoke(container.Resolve, [.. hook.Method.Parameters.Select(container.Resolve)]);

    private StepResult Measure(string text, SourceLocation location, Action action)
    {
        var startedAt = clock.GetUtcNow();
        var start = clock.GetTimestamp();
        Exception? thrown = null;
        try
        {
            action();
        }
        catch (Exception exception)
        {
            thrown = exception;
        }

        return new StepResult
        {
            Text = text,
            Location = location,
            Status = StatusOf(thrown),
            Message = thrown?.Message,
            Exception = thrown,
            StartedAt = startedAt,
            Duration = clock.GetElapsedTime(start),
        };
    }

    private void AddFailure(string what, Exception exception) =>
        Add(Measure(what, pickle.Location, () => ExceptionDispatchInfo.Throw(exception)));

    private void Add(StepResult result)
    {
        results.Add(result);
        if (failed || result.Status == ResultStatus.Passed)
        {
            return;
        }

        failed = true;
        context.TestError ??= result.Exception;
        context.ScenarioExecutionStatus = result.Status switch
        {
            ResultStatus.Undefined => ScenarioExecutionStatus.UndefinedStep,
            ResultStatus.Pending => ScenarioExecutionStatus.StepDefinitionPending,
            ResultStatus.Ambiguous => ScenarioExecutionStatus.BindingError,
            _ => ScenarioExecutionStatus.TestError,
        };
    }

    private static ResultStatus StatusOf(Exception? thrown) => thrown switch
    {
        null => ResultStatus.Passed,
        PendingStepException => ResultStatus.Pending,
        _ => ResultStatus.Failed,
    };

    private static string Describe(IEnumerable<StepMatch> matches) =>
        string.Join('\n', matches.Select(match => $"{match.Definition.Method.Name} {match.Definition.Expression}"));
}
