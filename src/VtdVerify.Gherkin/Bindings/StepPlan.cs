using System.Runtime.ExceptionServices;
using System.Text.RegularExpressions;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Bindings;

/// <summary>An expression that matches a step's text.</summary>
internal sealed record StepMatch(StepDefinitionBinding Definition, Match Text)
{
    /// <summary>Whether the method has a parameter for each group, and one more exactly where the step has a block below it.</summary>
    public bool Fits(PickleStep step) =>
        Definition.Method.Parameters.Count == Text.Groups.Count - 1 + (step.Table is null && step.DocString is null ? 0 : 1);
}

/// <summary>What a step will call: worked out once, then run for every subject.</summary>
internal sealed class StepPlan
{
    private readonly IReadOnlyList<Argument> arguments = [];
    private readonly ExceptionDispatchInfo? conversionError;

    public StepPlan(PickleStep step, IReadOnlyList<StepMatch> matches, ArgumentConverter converter)
    {
        Step = step;
        Matches = matches;
        if (matches is not [var match])
        {
            return;
        }

        try
        {
            arguments = Convert(step, match, converter);
        }
        catch (Exception exception)
        {
            conversionError = ExceptionDispatchInfo.Capture(exception);
        }
    }

    public PickleStep Step { get; }

    /// <summary>One for each method that matches: none is an undefined step, several are an ambiguous one.</summary>
    public IReadOnlyList<StepMatch> Matches { get; }

    /// <summary>Calls the one method that matches.</summary>
    /// <exception cref="Exception">What the method or a conversion threw, as it threw it.</exception>
    public void Invoke(Func<Type, object> resolve)
    {
        conversionError?.Throw();
        Matches[0].Definition.Method.Invoke(resolve, [.. arguments.Select(argument => argument.Value(resolve))]);
    }

    private static List<Argument> Convert(PickleStep step, StepMatch match, ArgumentConverter converter)
    {
        if (!match.Fits(step))
        {
            throw new FormatException(
                $"{match.Definition.Method.Name} matches the text, but takes {match.Definition.Method.Parameters.Count} arguments; "
                + "a table or a doc string is the last argument of the method, and is given only by a step that has one");
        }

        var parameters = match.Definition.Method.Parameters;
        var converted = match.Text.Groups.Values.Skip(1).Zip(parameters, (group, type) => converter.FromText(group.Value, type)).ToList();
        if (step.Table is { } table)
        {
            converted.Add(converter.FromTable(table, parameters[^1]));
        }
        else if (step.DocString is { } text)
        {
            converted.Add(converter.FromText(text, parameters[^1]));
        }

        return converted;
    }
}
