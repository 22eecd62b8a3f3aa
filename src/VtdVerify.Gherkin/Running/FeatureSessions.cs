using System.Collections.Concurrent;
using VtdVerify.Gherkin.Bindings;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Running;

/// <summary>The hooks around features and around the whole run: each once, however many scenarios run at the same time.</summary>
internal sealed class FeatureSessions
{
    private readonly BindingRegistry registry;
    private readonly Lazy<Exception?> run;
    private readonly ConcurrentDictionary<FeatureFile, Lazy<FeatureSession>> features = [];

    public FeatureSessions(BindingRegistry registry)
    {
        this.registry = registry;
        run = new Lazy<Exception?>(() => RunHooks(HookType.BeforeTestRun, []));
    }

    /// <summary>The feature's context after its hooks, or what a hook threw.</summary>
    public FeatureSession Enter(FeatureFile feature) => run.Value is { } error
        ? new FeatureSession(new FeatureContext(InfoOf(feature)), error)
        : features.GetOrAdd(feature, key => new Lazy<FeatureSession>(() => Start(key))).Value;

    /// <summary>Runs the hooks after the features that were entered, then those after the run.</summary>
    /// <returns>The first exception; null where there was none.</returns>
    public Exception? Finish()
    {
        if (!run.IsValueCreated)
        {
            return null;
        }

        Exception? first = null;
        foreach (var (feature, session) in features.OrderBy(entry => entry.Key.Path, StringComparer.Ordinal))
        {
            first ??= RunHooks(HookType.AfterFeature, feature.Tags, session.Value.Context);
        }

        return RunHooks(HookType.AfterTestRun, []) is { } last ? first ?? last : first;
    }

    private FeatureSession Start(FeatureFile feature)
    {
        var context = new FeatureContext(InfoOf(feature));
        return new FeatureSession(context, RunHooks(HookType.BeforeFeature, feature.Tags, context));
    }

    private Exception? RunHooks(HookType type, IReadOnlyList<string> tags, FeatureContext? context = null)
    {
        var container = new ScenarioContainer();
        if (context is not null)
        {
            container.RegisterInstance(context);
            container.RegisterInstance(context.FeatureInfo);
        }

        try
        {
            foreach (var hook in registry.HooksFor(type, tags))
            {
                hook.Method.Invoke(container.Resolve, [.. hook.Method.Parameters.Select(container.Resolve)]);
            }

            return container.Dispose();
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static FeatureInfo InfoOf(FeatureFile feature) => new(
        feature.Name, feature.Description, [.. feature.Tags]);
}

/// <summary>A feature whose first scenario has started.</summary>
internal sealed record FeatureSession(FeatureContext Context, Exception? Error);
