using System.Collections.Concurrent;
using System.Reflection;

namespace VtdVerify.Gherkin.Running;

/// <summary>
/// One instance of each class for one scenario, built by its longest public constructor. What it built it disposes, the last
/// one first.
/// </summary>
internal sealed class ScenarioContainer : IScenarioServices
{
    private static readonly ConcurrentDictionary<Type, Recipe> Recipes = [];

    private readonly Dictionary<Type, object> instances = [];
    private readonly Stack<object> built = [];
    private readonly List<Type> inProgress = [];

    public void RegisterInstance<T>(T instance)
        where T : class => instances[typeof(T)] = instance;

    /// <summary>The scenario's one instance of the class, built at the first request.</summary>
    /// <exception cref="ReqnrollException">The class cannot be built; the message names the chain that leads to it.</exception>
    public object Resolve(Type type)
    {
        if (instances.TryGetValue(type, out var known))
        {
            return known;
        }

        if (inProgress.Contains(type))
        {
            throw new ReqnrollException($"{Chain(type)}: the constructors need each other.");
        }

        inProgress.Add(type);
        try
        {
            var instance = Build(type);
            built.Push(instance);
            return instances[type] = instance;
        }
        finally
        {
            inProgress.RemoveAt(inProgress.Count - 1);
        }
    }

    /// <summary>Disposes every instance, also when one of them throws.</summary>
    /// <returns>The first exception; null where there was none.</returns>
    public Exception? Dispose()
    {
        Exception? first = null;
        while (built.TryPop(out var instance))
        {
            try
            {
                Dispose(instance);
            }
            catch (Exception exception)
            {
                first ??= exception;
            }
        }

        return first;
    }

    private static void Dispose(object instance)
    {
        switch (instance)
        {
            case IDisposable disposable:
                disposable.Dispose();
                break;
            case IAsyncDisposable disposable:
                disposable.DisposeAsync().AsTask().GetAwaiter().GetResult();
                break;
        }
    }

    private object Build(Type type)
    {
        var recipe = Recipes.GetOrAdd(type, Recipe.Of);
        if (recipe.Constructor is not { } constructor)
        {
            throw new ReqnrollException(
                $"{Chain(type)}: cannot be built; expected an instance from the host, or a class with exactly one longest public "
                + "constructor.");
        }

        object?[] arguments = [.. recipe.Parameters.Select(Resolve)];
        return constructor.Invoke(arguments.AsSpan());
    }

    private string Chain(Type type) => string.Join(" -> ", inProgress.Append(type).Select(one => one.Name).Distinct());

    private sealed record Recipe(ConstructorInvoker? Constructor, IReadOnlyList<Type> Parameters)
    {
        public static Recipe Of(Type type)
        {
            var constructors = type.IsClass && !type.IsAbstract && type != typeof(string) ? type.GetConstructors() : [];
            var longest = constructors.GroupBy(constructor => constructor.GetParameters().Length).MaxBy(group => group.Key);
            return longest?.ToList() is [var only]
                ? new Recipe(ConstructorInvoker.Create(only), [.. only.GetParameters().Select(parameter => parameter.ParameterType)])
                : new Recipe(null, []);
        }
    }
}
