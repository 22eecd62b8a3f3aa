namespace VtdVerify.Gherkin.Bindings;

/// <summary>A step's argument: a value that all runs share, or how each run makes its own.</summary>
internal sealed class Argument
{
    private readonly object? constant;
    private readonly Func<Func<Type, object>, object?>? make;

    private Argument(object? constant, Func<Func<Type, object>, object?>? make)
    {
        this.constant = constant;
        this.make = make;
    }

    public static Argument Constant(object value) => new(value, null);

    /// <summary>A table of its own for each run, since step definitions may change it.</summary>
    public static Argument Table(IReadOnlyList<IReadOnlyList<string>> lines) => new(null, _ => NewTable(lines));

    /// <summary>The method runs for each scenario; only a static one that makes an immutable value runs once.</summary>
    public static Argument Transformed(BindingMethod method, Argument[] inputs)
    {
        var type = method.Info.ReturnType;
        return method.Info.IsStatic && (type.IsPrimitive || type.IsEnum || type == typeof(string))
            ? new Argument(Transform(method, inputs, NoInstance), null)
            : new Argument(null, resolve => Transform(method, inputs, resolve));
    }

    public object? Value(Func<Type, object> resolve) => make is null ? constant : make(resolve);

    private static object? Transform(BindingMethod method, Argument[] inputs, Func<Type, object> resolve) =>
        method.Invoke(resolve, [.. inputs.Select(input => input.Value(resolve))]);

    private static object NoInstance(Type type) =>
        throw new InvalidOperationException($"A static transformation needs no instance, but asked for a {type.Name}.");

    private static DataTable NewTable(IReadOnlyList<IReadOnlyList<string>> lines)
    {
        var table = new DataTable([.. lines[0]]);
        foreach (var line in lines.Skip(1))
        {
            table.AddRow([.. line]);
        }

        return table;
    }
}
