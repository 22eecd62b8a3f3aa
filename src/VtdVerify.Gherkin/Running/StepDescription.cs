using System.Text;
using Reqnroll.Bindings;

namespace VtdVerify.Gherkin.Running;

/// <summary>A step that is defined.</summary>
/// <param name="Kind">Given, When or Then.</param>
/// <param name="Text">As a reader writes it: arguments by their names in angle brackets, or as the words to choose from.</param>
/// <param name="Expression">The expression of the step definition.</param>
/// <param name="Method">The class and the method that run it: <c>MachineSteps.Scope</c>.</param>
public sealed record StepDescription(StepDefinitionType Kind, string Text, string Expression, string Method)
{
    public override string ToString() => $"{Kind} {Text}";

    internal static StepDescription Of(IStepDefinitionBinding binding)
    {
        var names = new Queue<string>(binding.Method.Parameters.Select(parameter => parameter.ParameterName));
        return new StepDescription(
            binding.StepDefinitionType,
            Readable(binding.SourceExpression, names),
            binding.SourceExpression,
            $"{binding.Method.Type.Name}.{binding.Method.Name}");
    }

    /// <summary>How many words must be changed, added or left out; an argument stands for any one word or more.</summary>
    internal int Distance(string text)
    {
        var (own, other) = (Words(Text), Words(text));
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        foreach (var word in own)
        {
            var next = new int[row.Length];
            next[0] = row[0] + 1;
            for (var i = 1; i < row.Length; i++)
            {
                var same = IsArgument(word) || string.Equals(word, other[i - 1], StringComparison.OrdinalIgnoreCase);
                var longer = next[i - 1] + (IsArgument(word) ? 0 : 1);
                next[i] = Math.Min(Math.Min(row[i] + 1, longer), row[i - 1] + (same ? 0 : 1));
            }

            row = next;
        }

        return row[^1];
    }

    private static bool IsArgument(string word) => word.Contains('<', StringComparison.Ordinal)
        || word.Contains('|', StringComparison.Ordinal);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Readable(string expression, Queue<string> names)
    {
        var text = new StringBuilder();
        for (var i = 0; i < expression.Length; i++)
        {
            switch (expression[i])
            {
                case '^' or '$':
                    break;
                case '\\' when i + 1 < expression.Length:
                    text.Append(expression[++i]);
                    break;
                case '?':
                    text.Insert(text.Length - 1, '(').Append(')');
                    break;
                case '(':
                    var end = EndOfGroup(expression, i);
                    text.Append(Argument(expression[(i + 1)..end], names.TryDequeue(out var name) ? name : "value"));
                    i = end;
                    break;
                default:
                    text.Append(expression[i]);
                    break;
            }
        }

        return text.ToString();
    }

    private static string Argument(string group, string name) =>
        group.All(c => char.IsLetterOrDigit(c) || c is '|' or ' ') ? group : $"<{name}>";

    private static int EndOfGroup(string expression, int start)
    {
        var depth = 0;
        for (var i = start; i < expression.Length; i++)
        {
            if (expression[i] == '\\')
            {
                i++;
                continue;
            }

            depth += expression[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return expression.Length - 1;
    }
}
