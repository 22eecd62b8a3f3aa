using System.Reflection;

namespace VtdVerify.Gherkin.Bindings;

/// <summary>A method of a binding class, ready to be called any number of times from any number of threads.</summary>
internal sealed class BindingMethod(MethodInfo method)
{
    private readonly MethodInvoker invoker = MethodInvoker.Create(method);

    public MethodInfo Info => method;

    public string Name { get; } = $"{method.DeclaringType!.FullName!.Replace('+', '.')}.{method.Name}";

    public IReadOnlyList<Type> Parameters { get; } = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];

    /// <summary>Calls the method, on an instance from the container unless it is static, and waits for what it returns.</summary>
    /// <exception cref="Exception">What the method threw, as it threw it.</exception>
    public object? Invoke(Func<Type, object> resolve, object?[] arguments)
    {
        var target = method.IsStatic ? null : resolve(method.DeclaringType!);
        return Await(invoker.Invoke(target, arguments.AsSpan()));
    }

    private static object? Await(object? result)
    {
        switch (result)
        {
            case Task task:
                task.GetAwaiter().GetResult();
                return null;
            case ValueTask task:
                task.AsTask().GetAwaiter().GetResult();
                return null;
            default:
                return result;
        }
    }
}
