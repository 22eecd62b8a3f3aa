namespace VtdVerify.Fuzzing.Making;

/// <summary>Puts code into a patch so that it still applies: each added line is counted in its hunk's head.</summary>
internal static class PatchMaker
{
    public static string Around(string patch, FuzzSource source)
    {
        var lines = patch.Split('\n').ToList();
        var added = lines.Select((line, at) => (line, at)).Where(pair => pair.line is ['+', ' ', ..] && pair.line.EndsWith(';')).ToList();
        if (added.Count == 0)
        {
            return patch;
        }

        var place = source.Of(added).at;
        var code = CodeMaker.Statements(source, 3).TrimEnd('\n').Split('\n').Select(line => $"+{line}").ToList();
        lines.InsertRange(place + 1, code);
        var head = lines.FindLastIndex(place, line => line.StartsWith("@@ ", StringComparison.Ordinal));
        return head < 0 ? patch : string.Join('\n', lines.Select((line, at) => at == head ? Longer(line, code.Count) : line));
    }

    /// <summary><c>@@ -1,2 +1,3 @@</c> with a larger last number.</summary>
    private static string Longer(string head, int more)
    {
        var parts = head.Split(' ');
        var numbers = parts[2].Split(',');
        var count = numbers.Length > 1 && int.TryParse(numbers[1], out var given) ? given : 1;
        parts[2] = FormattableString.Invariant($"{numbers[0]},{count + more}");
        return string.Join(' ', parts);
    }
}
