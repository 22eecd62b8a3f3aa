using System.Reflection;
using System.Runtime.CompilerServices;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Bindings;

/// <summary>
/// The step definitions, hooks and transformations of an assembly. Immutable once built, safe for any number of threads; what
/// each step of a pickle calls is worked out once and kept as long as the pickle.
/// </summary>
public sealed class BindingRegistry
{
    private readonly ArgumentConverter converter;
    private readonly ConditionalWeakTable<Pickle, IReadOnlyList<StepPlan>> plans = [];

    private BindingRegistry(BindingDiscovery found)
    {
        Steps = found.Steps;
        Hooks = [.. found.Hooks.OrderBy(hook => hook.Order)];
        converter = new ArgumentConverter(found.Transformations);
    }

    internal IReadOnlyList<StepDefinitionBinding> Steps { get; }

    /// <summary>In the order in which they run.</summary>
    internal IReadOnlyList<HookBinding> Hooks { get; }

    /// <summary>Reads all classes of the assembly.</summary>
    /// <exception cref="BindingException">At least one binding cannot be used; all mistakes are named.</exception>
    public static BindingRegistry Discover(Assembly assembly) => FromTypes(assembly.GetTypes());

    /// <summary>Reads the classes given.</summary>
    /// <exception cref="BindingException">At least one binding cannot be used; all mistakes are named.</exception>
    public static BindingRegistry FromTypes(params IReadOnlyCollection<Type> types)
    {
        var found = new BindingDiscovery();
        found.Read(types);
        List<BindingError> errors = [.. found.Errors, .. BindingRules.RegistryErrors(found)];
        return errors.Count == 0 ? new BindingRegistry(found) : throw new BindingException(errors);
    }

    internal IReadOnlyList<StepPlan> PlanFor(Pickle pickle) =>
        plans.GetValue(pickle, added => [.. added.Steps.Select(step => new StepPlan(step, Match(step), converter))]);

    internal IEnumerable<HookBinding> HooksFor(HookType type, IReadOnlyList<string> tags) => Hooks
        .Where(hook => hook.Type == type && hook.Applies(tags))
        .DistinctBy(hook => hook.Method.Info);

    private List<StepMatch> Match(PickleStep step)
    {
        List<StepMatch> matches = [.. Steps
            .Where(definition => definition.Kinds.Contains(step.Kind))
            .Select(definition => new StepMatch(definition, definition.Expression.Match(step.Text)))
            .Where(match => match.Text.Success)
            .DistinctBy(match => match.Definition.Method.Info)];
        var fitting = matches.FindAll(match => match.Fits(step));
        return fitting.Count > 0 ? fitting : matches;
    }
}
