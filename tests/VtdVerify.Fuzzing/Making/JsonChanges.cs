using System.Text.RegularExpressions;

namespace VtdVerify.Fuzzing.Making;

/// <summary>Changes of JSON, value by value.</summary>
internal static partial class JsonChanges
{
    private static readonly string[] Values =
    [
        "null", "true", "1e999", "-1", "1000000000", "99999999999999999999", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "{}", "[]", "[[[[]]]]",
        "\"H1\"", "\"x\"",
        "\"--- a/a\\n+++ b/a\\n@@ -1 +1 @@\\n-a\\n+b\\n\"",
    ];

    public static string Disturb(string json, FuzzSource source)
    {
        for (var changes = 1 + source.Below(4); changes > 0; changes--)
        {
            var values = Value().Matches(json);
            if (values.Count == 0)
            {
                return json;
            }

            var at = values[source.Below(values.Count)];
            var other = source.Below(5) switch
            {
                0 => source.Of(Values),
                1 => $"{at.Value},{at.Value}",
                2 => string.Concat(Enumerable.Repeat("[", 1 << source.Below(14))) + at.Value,
                3 => string.Empty,
                _ => values[source.Below(values.Count)].Value,
            };
            json = string.Concat(json.AsSpan(0, at.Index), other, json.AsSpan(at.Index + at.Length));
        }

        return json;
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9]+|true|false|null|[\\[\\]{}:,]")]
    private static partial Regex Value();
}
