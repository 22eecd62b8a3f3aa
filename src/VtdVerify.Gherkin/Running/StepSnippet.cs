using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using VtdVerify.Gherkin.Documents;

namespace VtdVerify.Gherkin.Running;

/// <summary>Proposes a step definition for a step that has none.</summary>
internal static partial class StepSnippet
{
    public static string For(PickleStep step)
    {
        var expression = Variables().Replace(Regex.Escape(step.Text).Replace(@"\ ", " ", StringComparison.Ordinal), Group);
        var parameters = Enumerable.Range(1, Variables().Count(step.Text)).Select(number => $"string value{number}");
        var last = step.Table is not null ? ["DataTable table"] : step.DocString is not null ? new[] { "string text" } : [];
        var literal = expression.Replace("\"", "\"\"", StringComparison.Ordinal);
        return $"""
            [{step.Kind}(@"^{literal}$")]
            public void {MethodName(step)}({string.Join(", ", parameters.Concat(last))}) => throw new PendingStepException();
            """;
    }

    private static string Group(Match variable) => variable.Value[0] == '"' ? "\"([^\"]*)\"" : @"(\w+)";

    private static string MethodName(PickleStep step)
    {
        var name = new StringBuilder(step.Kind.ToString());
        foreach (Match word in Words().Matches(Variables().Replace(step.Text, " ")))
        {
            name.Append(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(word.Value[0])}{word.Value[1..]}");
        }

        return name.ToString();
    }

    [GeneratedRegex("\"[^\"]*\"|\\b[0-9]\\w*\\b", RegexOptions.CultureInvariant)]
    private static partial Regex Variables();

    [GeneratedRegex(@"[\p{L}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
