namespace VtdVerify.Reporting.Rendering;

/// <summary>Breaking sentences into lines without ever breaking a word: half an address is worse than a long line.</summary>
internal static class Prose
{
    private const string Cut = " ...";

    /// <summary>At least one line; a word that is wider than the width has a line of its own.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var line = string.Empty;
        foreach (var word in Words(text))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = string.Empty;
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>The first sentence, or as many of its words as fit, followed by dots.</summary>
    public static string Condense(string text, int width)
    {
        var line = Printable.OneLine(text);
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        var sentence = (end < 0 ? line : line[..end]).TrimEnd('.');
        return sentence.Length <= width ? sentence : Wrap(sentence, width - Cut.Length)[0] + Cut;
    }

    // A range in brackets stays together: "[0xfef00000," alone at a line's end reads like another address.
    private static IEnumerable<string> Words(string text)
    {
        var range = string.Empty;
        foreach (var word in Printable.OneLine(text).Split(' '))
        {
            range = range.Length == 0 ? word : $"{range} {word}";
            if (!range.StartsWith('[') || !word.EndsWith(','))
            {
                yield return range;
                range = string.Empty;
            }
        }

        if (range.Length > 0)
        {
            yield return range;
        }
    }
}
