using System.Globalization;

namespace VtdVerify.Gherkin.Bindings;

/// <summary>
/// Makes step arguments, as Reqnroll does: a transformation that matches comes first, then the conversions built in. The
/// culture is the invariant one.
/// </summary>
internal sealed class ArgumentConverter(IReadOnlyList<TransformationBinding> transformations)
{
    private static readonly HashSet<Type> BuiltIn =
        [typeof(string), typeof(object), typeof(int), typeof(long), typeof(ulong), typeof(bool)];

    public bool CanMakeFromText(Type type) =>
        BuiltIn.Contains(type) || type.IsEnum || transformations.Any(one => one.Result == type && !one.TakesTable);

    public bool CanMakeFromTable(Type type) =>
        type == typeof(DataTable) || transformations.Any(one => one.Result == type && one.TakesTable);

    /// <summary>How the text becomes an argument of the type: at once where that cannot change from run to run.</summary>
    /// <exception cref="FormatException">The text does not stand for a value of the type.</exception>
    public Argument FromText(string text, Type type)
    {
        if (Choose(type, text) is not { } transformation)
        {
            return Argument.Constant(BuiltInConversion(text, type));
        }

        var parts = transformation.Expression?.Match(text).Groups.Values.Skip(1).Select(group => group.Value) ?? [text];
        Argument[] inputs = [.. parts.Zip(transformation.Method.Parameters, FromText)];
        return Argument.Transformed(transformation.Method, inputs);
    }

    public Argument FromTable(IReadOnlyList<IReadOnlyList<string>> lines, Type type)
    {
        var table = Argument.Table(lines);
        return type == typeof(DataTable)
            ? table
            : Argument.Transformed(transformations.First(one => one.Result == type && one.TakesTable).Method, [table]);
    }

    private TransformationBinding? Choose(Type type, string text)
    {
        var matching = transformations
            .Where(one => one.Result == type && !one.TakesTable && (one.Expression?.IsMatch(text) ?? true))
            .OrderBy(one => one.Order)
            .ToList();
        return matching is [var first, var second, ..] && first.Order == second.Order
            ? throw new FormatException(
                $"both {first.Method.Name} and {second.Method.Name} make a {type.Name} out of '{text}'; give one a lower order")
            : matching.FirstOrDefault();
    }

    private static object BuiltInConversion(string text, Type type)
    {
        var invariant = CultureInfo.InvariantCulture;
        object? value = type switch
        {
            _ when type == typeof(string) || type == typeof(object) => text,
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var number) ? number : null,
            _ when type == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var number) ? number : null,
            _ when type == typeof(ulong) => ulong.TryParse(text, NumberStyles.None, invariant, out var number) ? number : null,
            _ when type == typeof(bool) => bool.TryParse(text, out var truth) ? truth : null,
            _ when type.IsEnum => ParseEnum(text, type),
            _ => null,
        };
        return value ?? throw new FormatException($"'{text}' is not a {type.Name}{Expected(type)}");
    }

    // A number is not accepted for a name: Enum.Parse takes any, defined or not.
    private static object? ParseEnum(string text, Type type)
    {
        var name = text.Replace(" ", string.Empty, StringComparison.Ordinal);
        return name.Length > 0 && char.IsLetter(name[0]) && Enum.TryParse(type, name, ignoreCase: true, out var value) ? value : null;
    }

    private static string Expected(Type type) => type.IsEnum ? $"; expected one of {string.Join(", ", Enum.GetNames(type))}" : string.Empty;
}
