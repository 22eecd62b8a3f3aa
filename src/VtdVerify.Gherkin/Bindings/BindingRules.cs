using System.Reflection;
using System.Runtime.CompilerServices;

namespace VtdVerify.Gherkin.Bindings;

/// <summary>What a method must look like to be a binding. The rules are Reqnroll's, and stricter where it would only warn.</summary>
internal static class BindingRules
{
    public static IEnumerable<string> MethodErrors(Type type, MethodInfo method, bool returnsValue)
    {
        if (!type.IsDefined(typeof(BindingAttribute), inherit: true))
        {
            yield return "its class is not marked [Binding], so the method would never be called";
        }

        if (!type.IsVisible || !method.IsPublic)
        {
            yield return "expected a public method of a public class";
        }

        if (type.IsGenericType || method.IsGenericMethod)
        {
            yield return "expected neither the class nor the method to be generic";
        }

        if (type.IsAbstract && !method.IsStatic)
        {
            yield return "an abstract class can only have static bindings";
        }

        if (method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef))
        {
            yield return "expected no ref, in or out parameter";
        }

        foreach (var error in ReturnErrors(method, returnsValue))
        {
            yield return error;
        }
    }

    public static IEnumerable<string> HookErrors(BindingMethod method, HookType type, IEnumerable<string> tags)
    {
        if (type < HookType.BeforeScenario && !method.Info.IsStatic)
        {
            yield return $"a {type} hook must be static";
        }

        if (type is HookType.BeforeTestRun or HookType.AfterTestRun && method.Parameters.Count > 0)
        {
            yield return $"a {type} hook takes no parameters";
        }

        foreach (var tag in tags.Where(tag => tag.Length == 0 || tag.Any(char.IsWhiteSpace)))
        {
            yield return $"'{tag}' is not one tag; tag expressions are not offered";
        }
    }

    /// <summary>What only shows when all bindings are known: whether arguments can be made, and by one way only.</summary>
    public static IEnumerable<BindingError> RegistryErrors(BindingDiscovery found)
    {
        var arguments = new ArgumentConverter(found.Transformations);
        return found.Steps.SelectMany(step => ParameterErrors(arguments, step))
            .Concat(found.Transformations.SelectMany(TransformationErrors))
            .Concat(DuplicateErrors(found.Transformations));
    }

    private static IEnumerable<string> ReturnErrors(MethodInfo method, bool returnsValue)
    {
        var type = method.ReturnType;
        if (type == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            yield return "async void cannot be waited for; expected async Task";
        }
        else if (returnsValue && (type == typeof(void) || typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask)))
        {
            yield return "a transformation must return the argument that it makes";
        }
        else if (!returnsValue && type != typeof(void) && type != typeof(Task) && type != typeof(ValueTask))
        {
            yield return $"it returns {type.Name}; expected void, Task or ValueTask";
        }
    }

    private static IEnumerable<BindingError> ParameterErrors(ArgumentConverter arguments, StepDefinitionBinding step)
    {
        var groups = step.Expression.GetGroupNumbers().Length - 1;
        var parameters = step.Method.Parameters;
        var takesMore = parameters.Count == groups + 1
            && (arguments.CanMakeFromTable(parameters[^1]) || arguments.CanMakeFromText(parameters[^1]));
        if (parameters.Count != groups && !takesMore)
        {
            yield return new BindingError(
                step.Method.Name,
                $"'{step.Expression}' has {groups} groups, the method {parameters.Count} parameters; expected one for each group, and one "
                + "more for a table or a doc string");
        }

        foreach (var parameter in parameters.Take(groups).Where(parameter => !arguments.CanMakeFromText(parameter)))
        {
            yield return new BindingError(
                step.Method.Name, $"nothing makes a {parameter.Name} out of text; expected a [StepArgumentTransformation] that does");
        }
    }

    private static IEnumerable<BindingError> TransformationErrors(TransformationBinding transformation)
    {
        var expected = transformation.Expression is { } expression ? expression.GetGroupNumbers().Length - 1 : 1;
        if (transformation.Method.Parameters.Count != expected)
        {
            yield return new BindingError(
                transformation.Method.Name, $"it has {transformation.Method.Parameters.Count} parameters; expected {expected}");
        }
    }

    private static IEnumerable<BindingError> DuplicateErrors(IEnumerable<TransformationBinding> transformations) => transformations
        .GroupBy(one => (one.Result, one.TakesTable, one.Order, Expression: one.Expression?.ToString()))
        .Where(group => group.Count() > 1)
        .Select(group => new BindingError(
            string.Join(", ", group.Select(one => one.Method.Name)),
            $"several transformations make a {group.Key.Result.Name} out of the same text; expected one, or different orders"));
}
