namespace VtdVerify.Checks.Explaining;

/// <summary>Sentences as lines of a feature's or a scenario's description.</summary>
internal static class DescriptionText
{
    private const int Width = 120;

    /// <summary>Lines of at most 120 characters, where words allow it. All but the first are set in by two.</summary>
    public static IReadOnlyList<string> Wrap(string text)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && (lines[^1].Length + word.Length < Width || !MayOpen(word)))
            {
                lines[^1] = $"{lines[^1]} {word}";
            }
            else
            {
                lines.Add(lines.Count == 0 ? word : $"  {word}");
            }
        }

        return lines;
    }

    // A line that opened with a keyword, a tag or a table's bar would end the description. Keywords are capitalised.
    private static bool MayOpen(string word) => word.Length > 0 && (char.IsAsciiLetterLower(word[0]) || char.IsAsciiDigit(word[0]));
}
