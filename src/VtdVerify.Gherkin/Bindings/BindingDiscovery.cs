using System.Reflection;
using System.Text.RegularExpressions;

namespace VtdVerify.Gherkin.Bindings;

/// <summary>Reads the attributes of binding classes, once, and collects every mistake instead of stopping at the first.</summary>
internal sealed class BindingDiscovery
{
    private const BindingFlags OwnMethods =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public List<StepDefinitionBinding> Steps { get; } = [];

    public List<HookBinding> Hooks { get; } = [];

    public List<TransformationBinding> Transformations { get; } = [];

    public List<BindingError> Errors { get; } = [];

    /// <summary>Methods in the order of their classes' names and of their source, so that ids are the same in every run.</summary>
    public void Read(IEnumerable<Type> types)
    {
        foreach (var type in types.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            foreach (var method in type.GetMethods(OwnMethods).OrderBy(method => method.MetadataToken))
            {
                Read(type, method);
            }
        }
    }

    private void Read(Type type, MethodInfo info)
    {
        var attributes = info.GetCustomAttributes(inherit: false);
        var steps = attributes.OfType<StepDefinitionBaseAttribute>().ToList();
        var hooks = attributes.OfType<HookAttribute>().ToList();
        var transformations = attributes.OfType<StepArgumentTransformationAttribute>().ToList();
        if (steps.Count + hooks.Count + transformations.Count == 0)
        {
            return;
        }

        var method = new BindingMethod(info);
        var mistakes = BindingRules.MethodErrors(type, info, returnsValue: transformations.Count > 0).ToList();
        Errors.AddRange(mistakes.Select(mistake => new BindingError(method.Name, mistake)));
        if (mistakes.Count == 0)
        {
            steps.ForEach(step => AddStep(method, step));
            hooks.ForEach(hook => AddHook(method, hook));
            transformations.ForEach(transformation => AddTransformation(method, transformation));
        }
    }

    private void AddStep(BindingMethod method, StepDefinitionBaseAttribute attribute)
    {
        if (ReadExpression(method, attribute.Expression) is { } expression)
        {
            Steps.Add(new StepDefinitionBinding($"step-definition-{Steps.Count}", attribute.Types, expression, method));
        }
    }

    private void AddHook(BindingMethod method, HookAttribute attribute)
    {
        var tags = attribute.Tags.Select(tag => tag.TrimStart('@')).ToList();
        var mistakes = BindingRules.HookErrors(method, attribute.Type, tags).ToList();
        Errors.AddRange(mistakes.Select(mistake => new BindingError(method.Name, mistake)));
        Hooks.Add(new HookBinding($"hook-{Hooks.Count}", attribute.Type, tags, attribute.Order, method));
    }

    private void AddTransformation(BindingMethod method, StepArgumentTransformationAttribute attribute)
    {
        var expression = attribute.Regex is null ? null : ReadExpression(method, attribute.Regex);
        if (attribute.Regex is null || expression is not null)
        {
            Transformations.Add(new TransformationBinding(expression, attribute.Order, method));
        }
    }

    private Regex? ReadExpression(BindingMethod method, string? expression)
    {
        if (expression is not ['^', .., '$'] || expression.EndsWith(@"\$", StringComparison.Ordinal))
        {
            Errors.Add(new BindingError(
                method.Name, $"'{expression}' is not anchored; expected a regular expression over the whole text, written ^...$"));
            return null;
        }

        try
        {
            return new Regex(expression, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException exception)
        {
            Errors.Add(new BindingError(method.Name, $"'{expression}' is not a regular expression: {exception.Message}"));
            return null;
        }
    }
}
